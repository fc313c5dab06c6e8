"""Measures, landmarks, notes, kept views, pictures and help in the viewer."""

import base64
import io
import math

import numpy as np
import pytest
from PIL import Image

from tests.web.pages import PHONE, idle, js, opened, said, show

NEAR_MM = 0.5  # a known distance is measured to within this
# Two corners of the skin's surface that can be seen, where they lie on the page, both in mm of the scan.
CORNERS = """
  app.do("preset", {name: "skin"});
  app.view3d.view("front", true);
  await app.idle();
  const canvas = app.view3d.canvas.getBoundingClientRect();
  const seen = (x, y) =>
    app.tools.at({clientX: canvas.left + x * canvas.width, clientY: canvas.top + y * canvas.height});
  const corner = ({mesh, point}) => {
    const places = mesh.geometry.getAttribute("position");
    const at = mesh.matrix.elements && mesh.position.clone();
    let best = null;
    for (let i = 0; i < places.count; i += 1) {
      const v = at.clone().fromBufferAttribute(places, i).applyMatrix4(mesh.matrix).toArray();
      const away = Math.hypot(...v.map((x, k) => x - point[k]));
      if (!best || away < best.away) best = {v, away};
    }
    return best.v;
  };
  const pixel = (point) => {
    const at = app.view3d.metres(point).project(app.view3d.camera);
    return [canvas.left + ((at.x + 1) / 2) * canvas.width, canvas.top + ((1 - at.y) / 2) * canvas.height];
  };
"""


@pytest.fixture(scope="module")
def page(browser, viewer_url):
    made = opened(browser, viewer_url)
    yield made
    made.context.close()


@pytest.fixture(autouse=True)
def at_rest(page):
    js(page, "app.do('tool', {name: 'look'}); if (app.state.apart) app.do('apart', {mm: 0});")


def corners(page):
    return js(
        page,
        CORNERS
        + """
      const found = [corner(seen(0.49, 0.3)), corner(seen(0.53, 0.34))];
      app.view3d.lookAt(found[0].map((x, k) => (x + found[1][k]) / 2), 40);
      await app.idle();
      return found.map((point) => ({point, at: pixel(point)}));
    """,
    )


def pick(page, tool, places):
    js(page, "app.do('tool', {name: given})", tool)
    for x, y in places:
        page.mouse.click(x, y)


def last(page):
    return js(page, "return app.state.measures.at(-1)")


def test_a_known_distance(page):
    a, b = corners(page)
    pick(page, "distance", [a["at"], b["at"]])
    known = math.dist(a["point"], b["point"])
    made = last(page)
    assert made["type"] == "distance"
    assert made["unit"] == "mm"
    assert abs(made["value"] - known) <= NEAR_MM
    words = said(page, "marks")
    assert f"Distance: {made['value']:.0f} mm" in words
    assert "± about 1 mm (half a voxel)" in words
    idle(page)
    assert f"{made['value']:.0f} mm" in js(page, "return app.labels.shown")
    assert js(page, "return app.state.measures.at(-1).by") == "Dr Test"


def test_what_is_pointed_at_is_seen_before_it_is_kept(page):
    a, b = corners(page)
    pick(page, "distance", [a["at"]])
    assert "second point" in page.locator("#hint").inner_text()
    page.mouse.move(*b["at"])
    page.wait_for_function("() => dioscuri.labels.all.some((l) => / mm$/.test(l.text) && l.first === 9)")
    before = js(page, "return app.state.measures.length")
    page.keyboard.press("Escape")
    assert js(
        page, "return [app.state.measures.length, app.labels.all.filter((l) => l.first === 9).length]"
    ) == [before, 0]


def test_a_way_over_a_ball_is_its_arc(page):
    arc, found = js(
        page,
        """
      const {BufferAttribute, BufferGeometry, Mesh} = app.three;
      const [R, U, V] = [50, 48, 24];
      const places = [], index = [];
      for (let v = 0; v <= V; v += 1) for (let u = 0; u < U; u += 1) {
        const [a, b] = [(u / U) * 2 * Math.PI, (v / V) * Math.PI];
        places.push(R * Math.sin(b) * Math.cos(a), R * Math.sin(b) * Math.sin(a), R * Math.cos(b));
        const [i, j] = [v * U + u, v * U + ((u + 1) % U)];
        if (v < V) index.push(i, j, i + U, j, j + U, i + U);
      }
      const geometry = new BufferGeometry();
      geometry.setAttribute("position", new BufferAttribute(new Float32Array(places), 3));
      geometry.setIndex(index);
      const ball = new Mesh(geometry);
      const at = (a, b) => [R * Math.sin(b) * Math.cos(a), R * Math.sin(b) * Math.sin(a), R * Math.cos(b)];
      const [p, q] = [at(0.13, 0.8), at(2.2, 1.9)];
      const cos = p.reduce((sum, x, k) => sum + x * q[k], 0) / R / R;
      const {geodesic, surfaceOf} = app.measuring;
      return [R * Math.acos(cos), geodesic(surfaceOf([ball]), p, q).mm];
    """,
    )
    assert found == pytest.approx(arc, rel=0.006)


def test_no_way_between_two_pieces(page):
    assert (
        js(
            page,
            """
      const {BufferAttribute, BufferGeometry, Mesh} = app.three;
      const geometry = new BufferGeometry();
      const places = new Float32Array([0, 0, 0, 1, 0, 0, 0, 1, 0, 90, 0, 0, 91, 0, 0, 90, 1, 0]);
      geometry.setAttribute("position", new BufferAttribute(places, 3));
      geometry.setIndex([0, 1, 2, 3, 4, 5]);
      const {geodesic, surfaceOf} = app.measuring;
      return geodesic(surfaceOf([new Mesh(geometry)]), [0, 0, 0], [90, 0, 0]);
    """,
        )
        is None
    )


def test_angles_areas_and_how_fine_they_are(page):
    assert js(
        page,
        """
      const {angle, area, resolution, onLine} = app.measuring;
      const square = [[0, 0, 0], [10, 0, 0], [10, 10, 0], [0, 10, 0]];
      const hollow = [[0, 0, 5], [10, 0, 5], [10, 10, 5], [5, 2, 5], [0, 10, 5]];
      return [angle([[1, 0, 0], [0, 0, 0], [0, 5, 0]]), area(square), area(hollow),
        resolution("distance", square, 2), resolution("area", square, 2),
        Math.round(resolution("angle", square, 2)),
        onLine([[0, 0, 0], [10, 0, 0]], [4, 3, 0])];
    """,
    ) == [90, 100, pytest.approx(60), 1, 40, 6, [4, 0, 0]]


def test_paths_angles_and_areas_by_hand(page):
    a, b = corners(page)
    (x0, y0), (x1, y1) = a["at"], b["at"]
    pick(page, "path", [a["at"], b["at"]])
    path = last(page)
    assert path["value"] >= math.dist(a["point"], b["point"]) - NEAR_MM
    assert len(path["points"]) > 2
    pick(page, "angle", [a["at"], (x0, y1), b["at"]])
    assert 45 < last(page)["value"] < 135
    pick(page, "area", [a["at"], (x1, y0), b["at"], (x0, y1)])
    page.get_by_role("button", name="finish").click()
    assert last(page)["unit"] == "mm²"
    assert "laid flat" in said(page, "marks")
    idle(page)
    boxes = js(page, "return app.labels.all.filter((l) => l.label?.visible).map((l) => l.box)")
    for i, (x, y, w, h) in enumerate(boxes):
        for u, v, s, t in boxes[:i]:
            assert not (x < u + s and u < x + w and y < v + t and v < y + h)


def test_measures_keep_the_places_of_the_scan(page):
    js(
        page,
        """
      const skins = [...app.model.meshes.values()].filter((m) => m.userData.node.structure === "skin");
      const [a, b] = ["castor", "pollux"].map((twin) => skins.find((m) => m.userData.node.twin === twin));
      const first = ({geometry, matrix, position: v}) =>
        v.clone().fromBufferAttribute(geometry.getAttribute("position"), 0).applyMatrix4(matrix).toArray();
      app.do("preset", {name: "skin"});
      app.do("measure.add", {type: "distance", points: [first(a), first(b)], value: 61.4, unit: "mm"});
      app.do("apart", {mm: 30});
    """,
    )
    idle(page)
    assert "Between the twins, from their places as scanned" in said(page, "marks")
    assert any("61 mm (as scanned)" in text for text in js(page, "return app.labels.all.map((l) => l.text)"))
    moved = js(
        page,
        """
      const way = app.scene.normal;
      const [p, q] = app.state.measures.at(-1).points;
      const dots = app.labels.all.filter((l) => l.shape === "dot" && l.text === "");
      const ends = dots.slice(-2).map((l) => l.at.toArray());
      const along = (v) => v.reduce((sum, x, k) => sum + x * way[k], 0);
      return [along(ends[0]) - along(p), along(ends[1]) - along(q)];
    """,
    )
    assert moved == pytest.approx([-15, 15], abs=1e-3)


def test_a_point_on_a_vessel_goes_to_its_centreline(page):
    js(page, "app.do('preset', {name: 'vessels'}); app.view3d.view('front', true); app.shell.open('marks');")
    idle(page)
    page.get_by_label("points on vessels go to the centreline").check()
    away = js(
        page,
        """
      app.do("tool", {name: "distance"});
      const vessel = app.scene.vessels.find((v) => v.id === "v9");
      const beside = (point) => point.map((x, k) => x + (k === 0 ? 1.5 : 0));
      const hit = (point) => ({point: beside(point), vessel: "v9", node: {structure: "vein"}});
      for (const point of [vessel.path[4], vessel.path[20]]) app.tools.click(hit(point));
      const near = (p) => app.measuring.distance(p, app.measuring.onLine(vessel.path, p));
      return app.state.measures.at(-1).points.map(near);
    """,
    )
    assert max(away) < 1e-3
    page.get_by_label("points on vessels go to the centreline").uncheck()


def test_marks_are_named_seen_and_taken_back(page):
    a, b = corners(page)
    name = "nasion <b>of castor</b>"
    pick(page, "landmark", [a["at"]])
    page.fill("dialog input", name)
    page.keyboard.press("Enter")
    pick(page, "note", [b["at"]])
    page.fill("dialog textarea", "thin here\nsecond line")
    page.keyboard.press("Control+Enter")
    page.wait_for_function("() => dioscuri.state.notes.length")
    idle(page)
    assert name in said(page, "marks")
    assert page.locator("#panel-marks b").count() == 0
    shown = js(page, "return app.labels.all.map((l) => l.text)")
    assert name in shown
    assert "✎ thin here" in shown
    note = js(page, "return app.state.notes[0]")
    assert set(note["camera"]) == {"position", "target"}
    js(page, "app.view3d.view('back', true)")
    page.get_by_role("button", name="thin here").first.click()
    idle(page)
    assert js(page, "return app.view3d.pose.position") == pytest.approx(note["camera"]["position"], abs=1e-6)
    page.get_by_role("button", name=f"remove {name}").click()
    assert name not in said(page, "marks")
    page.click("#undo")
    idle(page)
    assert name in said(page, "marks")
    page.get_by_role("checkbox", name="shown").nth(1).uncheck()
    assert name not in js(page, "return app.labels.all.map((l) => l.text)")


def test_a_kept_view_comes_back_in_one_step(page):
    js(page, "app.do('preset', {name: 'bone'}); app.do('apart', {mm: 12}); app.view3d.view('left', true);")
    idle(page)
    pose = js(page, "return app.view3d.pose")
    page.click("#tab-marks")
    page.locator("#panel-marks").get_by_role("button", name="Keep this view").click()
    page.fill("dialog input", "from the left")
    page.keyboard.press("Enter")
    page.wait_for_function("() => dioscuri.state.bookmarks.length")
    js(page, "app.do('preset', {name: 'all'}); app.do('apart', {mm: 0}); app.view3d.view('above', true);")
    page.get_by_role("button", name="from the left", exact=True).click()
    idle(page)
    assert js(page, "return [app.state.preset, app.state.apart]") == ["bone", 12]
    assert js(page, "return app.view3d.pose.position") == pytest.approx(pose["position"], abs=1e-6)
    page.click("#undo")
    assert js(page, "return [app.state.preset, app.state.apart]") == ["all", 0]


def test_a_picture_has_a_line_of_where_it_comes_from(page, served):
    page.click("#tab-marks")
    page.locator("#panel-marks").get_by_role("button", name="Take a picture").click()
    page.fill("dialog input", "front view")
    with page.expect_request("**/api/screenshot") as asked:
        page.keyboard.press("Enter")
    page.wait_for_function("() => !document.querySelector('#panel-marks .note').hidden")
    assert "The picture is in the case" in said(page, "marks")
    body = asked.value.post_data_json
    pixels = np.asarray(Image.open(io.BytesIO(base64.b64decode(body["png"]))).convert("L"))
    height = js(page, "return app.view3d.canvas.height")
    assert body["by"] == "Dr Test"
    assert pixels[:height].std() > 1
    assert pixels[height:].min() < 80
    assert len(pixels) > height + 20


def test_help_lists_every_tool_and_key(page):
    page.locator("#view").focus()
    page.keyboard.press("?")
    words = page.locator("dialog.help").inner_text()
    tools = page.locator("#tools button[data-tool]")
    labels = [tools.nth(i).get_attribute("aria-label") for i in range(tools.count())]
    keyed = [tools.nth(i).get_attribute("title").endswith(")") for i in range(tools.count())]
    assert all(label in words for label, key in zip(labels, keyed, strict=True) if key)
    assert "pinch" in words
    assert "Ctrl Z" in words
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    for key, tool in {
        "d": "distance",
        "g": "path",
        "a": "angle",
        "r": "area",
        "m": "landmark",
        "n": "note",
        "x": "clip",
    }.items():
        page.keyboard.press(key)
        assert js(page, "return app.state.tool") == tool
        assert page.locator("#hint").is_visible() == (tool != "clip")
    page.keyboard.press("v")
    assert js(page, "return app.state.tool") == "look"


def test_the_name_is_asked_once_and_what_waits_is_not_lost(browser, viewer_url):
    page = opened(browser, viewer_url, who=False, size=PHONE)
    js(page, "app.do('landmark.add', {name: 'unsigned', at: [0, 0, 0]});")
    assert "Who are you?" in page.locator("#sign").inner_text()
    model, asked = page.locator("main").bounding_box(), page.locator("#sign").bounding_box()
    assert asked["y"] >= model["y"] + model["height"] - 0.5  # covers nothing
    page.get_by_role("button", name="later").click()
    assert js(page, "return [app.log.saved, app.state.landmarks.at(-1).name]") == [False, "unsigned"]
    page.click("#who")
    page.fill("#sign input", "Dr Phone")
    page.locator("#sign").get_by_role("button", name="keep").click()
    idle(page)
    assert js(page, "return app.state.landmarks.at(-1).by") == "Dr Phone"
    js(page, "app.do('landmark.add', {name: 'signed', at: [0, 0, 0]});")
    assert page.locator("#sign").is_hidden()
    assert js(page, "return document.documentElement.scrollWidth") <= PHONE["width"]
    for tool in page.locator("#tools button").all():
        box = tool.bounding_box()
        assert box["width"] >= 44
        assert box["height"] >= 44
    page.context.close()


def test_a_damaged_view_changes_nothing_else(page):
    assert js(
        page,
        """
        const before = app.state;
        const view = {opacity: null, hidden: 3, apart: "far", clips: [1], stage: null, evil: 1, opened: 0.5};
        app.do("view", {view});
        const now = app.state;
        app.log.undo();
        const same = now.opacity === before.opacity && now.hidden === before.hidden;
        return [same, now.apart, now.opened, "evil" in now];
        """,
    ) == [True, 0, 0.5, False]


def test_without_webgl_the_words_are_still_there(browser, viewer_url):
    page = browser.new_context(viewport=PHONE).new_page()
    page.add_init_script(
        "const all = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...more) {"
        "  return kind.startsWith('webgl') ? null : all.call(this, kind, ...more); };"
    )
    show(page, viewer_url)
    assert "cannot draw in 3D" in page.locator("#said").inner_text()
    js(page, "app.shell.fold(false)")
    page.click("#tab-vessels")
    page.locator("ul.vessels button").first.click()
    assert "Evidence" in page.locator("#vessel").inner_text()
    for key in "pbd":
        page.keyboard.press(key)
    assert page.locator("dialog").count() == 0
    page.click("#tab-marks")
    assert "Landmarks" in said(page, "marks")
    assert "Supports a clinical team" in page.locator("#notice").inner_text()
    page.context.close()
