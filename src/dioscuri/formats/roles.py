"""What a series probably is, read from its words. A guess for a person to confirm, never more.

The rule, on lower-cased words of the series description, then the study description (and, for contrast,
the agent):

- CT with a contrast agent, or with a word of contrast (cta, angio, contrast, ...) that is not denied
  (without contrast, plain, ...): `cta_arterial` or `cta_venous` by the first of these texts that names a
  phase; no phase named: `cta_arterial` where a text says cta, else no guess; both named: no guess.
- CT otherwise: `ct`.
- MR that says mrv or venogram: `mrv`; MR that says t1, mprage, spgr, bravo or tfl: `t1`; else no guess.
- The injected twin is the one that the first text that names exactly one names: castor or pollux.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

DENIED = r"(?:w/?o|without|non|no|pre|un)[ -]*(?:contrast|enhanced?)\w*|plain|unenhanced|native|nc"
CONTRAST = r"cta|ctv|ct[ -]?a|\w*angio\w*|contrast\w*|enhanced|c\+|venogra\w*|arterial|venous"
ARTERIAL = r"arterial|artery|arteriogra\w*"
ANGIOGRAM = r"cta|ct[ -]?a"
VENOUS = r"venous|vein|ctv|venogra\w*|phlebogra\w*|delayed"
MRV = r"mrv|venogra\w*|mr[ -]?v"
T1 = r"t1\w*|mprage|mp[ -]?rage|i?spgr|bravo|tfl\w*|mdeft"
NO_AGENT = ("", "none", "no", "n/a")


def guess(modality: str, texts: Sequence[str], agent: str = "") -> dict[str, str] | None:
    """Role, and for contrast the injected twin where it is named; None where the words do not say.

    Parameters
    ----------
    modality : CT or MR.
    texts : descriptions, the most telling first.
    agent : the contrast agent as DICOM has it; empty for none.
    """
    words = [_words(text) for text in texts]
    if modality == "MR":
        role = "mrv" if _any(MRV, words) else "t1" if _any(T1, words) else None
        return {"role": role} if role else None
    allowed = [re.sub(rf"(?<!\w)(?:{DENIED})(?!\w)", " ", text) for text in words]
    if agent.strip().lower() in NO_AGENT and not _any(CONTRAST, allowed):
        return {"role": "ct"}
    phase = _first({"cta_arterial": ARTERIAL, "cta_venous": VENOUS}, allowed)
    if phase is None and _any(ANGIOGRAM, allowed) and not _any(f"{ARTERIAL}|{VENOUS}", allowed):
        phase = "cta_arterial"
    if phase is None:
        return None
    twin = _first({"castor": "castor", "pollux": "pollux"}, [*words, _words(agent)])
    return {"role": phase} | ({"injected": twin} if twin else {})


def _words(text: str) -> str:
    return re.sub(r"[_,;:.()\\]+", " ", text.lower())


def _has(pattern: str, text: str) -> bool:
    return re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text) is not None


def _any(pattern: str, texts: Sequence[str]) -> bool:
    return any(_has(pattern, text) for text in texts)


def _first(patterns: dict[str, str], texts: Sequence[str]) -> str | None:
    """The key whose pattern alone occurs in the first text in which any occurs."""
    for text in texts:
        found = [key for key, pattern in patterns.items() if _has(pattern, text)]
        if found:
            return found[0] if len(found) == 1 else None
    return None
