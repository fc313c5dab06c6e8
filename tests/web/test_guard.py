"""Nobody but who holds the token, from the page itself, and no more than the page needs."""

import json
import socket
import subprocess

import pytest
from typer.testing import CliRunner

from dioscuri.cli import app
from dioscuri.errors import MissingPartError, ServeError
from dioscuri.web import app as web_app
from dioscuri.web.serve import Place, Served, usual_port
from tests.web.served import GLB, case_in, serving, session_of

MARK = {"by": "A", "operations": [{"kind": "landmark.add", "args": {"name": "a", "at": [0, 0, 0]}}]}


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with serving(case_in(tmp_path_factory.mktemp("guard") / "case")) as client:
        yield client


def error_of(answer):
    status, headers, body = answer
    said = json.loads(body)["error"]
    assert headers["content-type"].startswith("application/json")
    assert "\n" not in said and "Traceback" not in said
    return status, said


def test_the_token_becomes_a_cookie_and_leaves_the_address(client):
    token = client.served.token
    status, headers, _ = client.raw("GET", f"/?token={token}&x=1", cookie=False)
    assert (status, headers["location"]) == (303, "/?x=1")
    cookie = headers["set-cookie"]
    assert cookie.startswith(f"dioscuri-{client.port}={token};")
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and len(token) >= 32


@pytest.mark.parametrize("path", ["/", "/api/scene", "/static/viewer.js", "/api/files/model-100k.glb"])
def test_without_the_token_nothing_is_told(client, path):
    for headers in ({}, {"Cookie": f"dioscuri-{client.port}=guess"}, {"Cookie": f"dioscuri-{client.port}="}):
        assert error_of(client.raw("GET", path, headers=headers, cookie=False))[0] == 401
    assert error_of(client.raw("GET", "/?token=guess", cookie=False))[0] == 401


def test_posts_need_the_token_too(client):
    assert error_of(client.raw("POST", "/api/operations", json.dumps(MARK), cookie=False))[0] == 401


def test_each_start_has_another_token(tmp_path):
    session = session_of(case_in(tmp_path / "case"))
    tokens = set()
    for _ in range(3):
        served = Served(session, Place())
        tokens.add(served.token)
        served.socket.close()
    assert len(tokens) == 3


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1", "127.0.0.1.evil.example", ""])
def test_another_host_name_is_refused(client, host):
    """A page elsewhere that has its name pointed at this machine (DNS rebinding) brings its own name."""
    assert error_of(client.raw("GET", "/api/scene", headers={"Host": host}))[0] == 421


def test_localhost_is_this_host(client):
    assert client.raw("GET", "/", headers={"Host": f"LOCALHOST:{client.port}"})[0] == 200


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "https://127.0.0.1"])
def test_a_post_from_another_page_is_refused(client, origin):
    answer = client.raw("POST", "/api/operations", json.dumps(MARK), {"Origin": origin})
    assert error_of(answer)[0] == 403
    assert client.get("/api/operations")[1]["head"] == 0


def test_a_form_cannot_post(client):
    answer = client.raw("POST", "/api/operations", json.dumps(MARK), {"Content-Type": "text/plain"})
    assert error_of(answer)[0] == 415


@pytest.mark.parametrize("path", ["/", "/api/scene", "/api/nothing", "/static/viewer.js"])
def test_every_answer_says_what_the_browser_may_do(client, path):
    _, headers, _ = client.raw("GET", path)
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy
    assert "'unsafe-inline'" not in policy and "'unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")
    assert "//" not in policy  # no outside host
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == ("no-cache" if path.startswith("/static/") else "no-store")
    assert "server" not in headers


@pytest.mark.parametrize(
    "path",
    [
        "/api/files/scene.json",
        "/api/files/..%2F..%2Fplans%2Fcurrent.txt",
        "/api/files/../../../plans/current.txt",
        "/api/files/%2e%2e%2f%2e%2e%2fplans%2fcurrent.txt",
        "/api/files//etc/passwd",
        "/static/..%2fapp.py",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static//etc/passwd",
        "/static/..%5capp.py",
    ],
)
def test_no_path_leads_out(client, path):
    assert error_of(client.raw("GET", path))[0] in (404, 405)


def test_files_of_the_scene_come_as_they_are(client):
    status, headers, body = client.raw("GET", "/api/files/model-100k.glb")
    assert (status, body, headers["content-type"]) == (200, GLB, "model/gltf-binary")
    assert headers["etag"] and headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(("path", "most"), [("/api/whatif", 65_536), ("/api/operations", 4 * 2**20)])
def test_a_body_is_as_long_as_it_may_be(client, path, most):
    body = json.dumps({"by": "A" * most})
    status, said = error_of(client.raw("POST", path, body))
    assert status == 413 and str(most) in said


def test_a_body_longer_than_it_said_is_cut_off(client):
    """Sent in chunks, which name no length before."""
    head = f"POST /api/whatif HTTP/1.1\r\nHost: 127.0.0.1:{client.port}\r\nOrigin: {client.origin}\r\n"
    head += f"Cookie: dioscuri-{client.port}={client.served.token}\r\nContent-Type: application/json\r\n"
    head += "Transfer-Encoding: chunked\r\n\r\n"
    with socket.create_connection(("127.0.0.1", client.port), timeout=20) as raw:
        raw.sendall(head.encode())
        for _ in range(8):
            raw.sendall(b"4000\r\n" + b" " * 0x4000 + b"\r\n")
        assert b"413" in raw.recv(4096).split(b"\r\n")[0]


def test_the_server_lives_on(client):
    assert client.raw("GET", "/")[0] == 200


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place("0.0.0.0"), "--certificate FILE and --key FILE"),
        (Place("192.0.2.1"), "HTTPS"),
        (Place(certificate=__file__), "must both be given"),
    ],
)
def test_other_machines_need_a_certificate(place, said):
    with pytest.raises(ServeError, match=said):
        place.refuse()


def test_a_certificate_that_is_none_is_refused(tmp_path):
    for name in ("c.pem", "k.pem"):
        (tmp_path / name).write_text("no certificate")
    with pytest.raises(ServeError, match="PEM"):
        Place("0.0.0.0", 0, tmp_path / "c.pem", tmp_path / "k.pem").refuse()
    with pytest.raises(ServeError, match="no such file"):
        Place("0.0.0.0", 0, tmp_path / "c.pem", tmp_path / "nothing.pem").refuse()


def test_with_a_certificate_it_speaks_https_to_other_machines(tmp_path):
    import ssl
    import urllib.request

    certificate, key = tmp_path / "c.pem", tmp_path / "k.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext"
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(
        [*command.split(), "subjectAltName=DNS:localhost", *files], check=True, capture_output=True
    )
    place = Place("0.0.0.0", 0, certificate, key)
    with Served(session_of(case_in(tmp_path / "case")), place).in_background() as served:
        assert all(a.startswith("https://") and served.token in a for a in served.addresses())
        context = ssl.create_default_context(cafile=certificate)
        asked = urllib.request.Request(f"https://localhost:{served.port}/?token={served.token}")

        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *args):
                return None

        opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=context), Stay)
        with pytest.raises(urllib.error.HTTPError) as moved:
            opener.open(asked, timeout=20)
        moved.value.close()
        assert moved.value.code == 303 and "; Secure" in moved.value.headers["set-cookie"]


def test_a_taken_port_is_one_line(tmp_path, client):
    with pytest.raises(ServeError, match="choose another with --port"):
        Served(session_of(case_in(tmp_path / "case")), Place(port=client.port))


def test_a_page_that_was_not_built_is_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(web_app, "STATIC", tmp_path)
    with pytest.raises(MissingPartError, match="run `make viewer`"):
        web_app.refuse_unbuilt()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "no plan found"),
        (["--host", "0.0.0.0"], "headset enters VR over HTTPS only"),
        (["--certificate", "c.pem"], "must both be given"),
    ],
)
def test_the_command_refuses_in_one_line(tmp_path, words, said):
    result = CliRunner().invoke(app, ["view", str(tmp_path), "--no-browser", *words])
    assert result.exit_code == 2 and said in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_case_has_its_own_port_at_each_start_and_a_free_one_where_it_is_taken(tmp_path):
    folder = case_in(tmp_path / "case")
    first = Served(session_of(folder), Place())
    second = Served(session_of(folder), Place())
    try:
        assert first.port == usual_port(folder) != second.port
    finally:
        first.socket.close()
        second.socket.close()
    again = Served(session_of(folder), Place())
    again.socket.close()
    assert again.port == first.port and usual_port(tmp_path / "other") != first.port
