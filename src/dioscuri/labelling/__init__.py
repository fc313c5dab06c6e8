"""From scans to structures: tissues, vessels, landmarks, and how sure we are of each."""
