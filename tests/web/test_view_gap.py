"""What is drawn over the model goes along with the twins, however they are parted."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.web.looking import SCRIPT, Run, run
from tests.web.pages import WHO

__all__ = ["run"]

HALF_MM = 30.0  # how far each twin goes when the cut is opened whole
PARTED = ("app.do('opened', {share: 1})", "app.do('stage', {number: scene.stages.at(-1).number})")
# Marks of all kinds, each on one twin, while the twins lie together.
MADE = """
  const skin = (twin) => {
    const {geometry, matrix, position} = model.meshes.get(`${twin} skin`);
    const first = position.clone().fromBufferAttribute(geometry.getAttribute("position"), 0);
    return first.applyMatrix4(matrix).toArray();
  };
  const [a, b] = [skin("castor"), skin("pollux")];
  const vessel = scene.vessels.find((v) => v.owner === "castor" && v.path.length > 8);
  app.do("preset", {name: "vessels"}); // what is hidden moves too
  app.do("landmark.add", {name: "of castor", at: a});
  app.do("note.add", {text: "of pollux", at: b, camera: view3d.pose});
  app.do("measure.add", {type: "distance", points: [a, b], value: 61.4, unit: "mm"});
  app.do("constraint.add", {kind: "keep-out", centre: b, radius_mm: 8});
  app.do("layer", {name: "territories", shown: true});
  app.do("select", {vessel: vessel.id});
  app.do("clip", {edge: vessel.id, share: 1});
"""
# Where they are drawn, mm along the line from castor to pollux from where they lie in the scan.
WHERE = """
  const along = (v) => v.reduce((sum, x, k) => sum + x * scene.normal[k], 0);
  const label = (text) => app.labels.all.find((one) => one.text.startsWith(text)).at.toArray();
  const far = (now, then) => along(now) - along(then);
  const place = app.measuring.halfway(vessel.path).at;
  const over = app.drawnVessels.group.children;
  const bars = over.filter((one) => one.isMesh).map((one) => one.position.toArray());
  const bar = bars[0].map((x, k) => (x + bars[1][k]) / 2);
  const line = over.find((one) => one.isGroup).children[0].geometry;
  const start = ["getX", "getY", "getZ"].map((get) => line.getAttribute("instanceStart")[get](0));
  const area = scene.territories.find((one) => one.twin === "pollux");
  const ball = app.demands.marks.balls[0].centre;
  const demand = app.labels.all.find((one) => one.first === 6 && one.shape === "square").at.toArray();
  const ends = app.labels.all.filter((one) => one.shape === "dot" && one.text === "");
  const text = app.labels.all.find((one) => one.text.startsWith("61")).text;
  return {castor: [far(label("of castor"), a), far(bar, place), far(start, vessel.path[0]),
      far(label(`${vessel.id} clipped`), place), far(ends.at(-2).at.toArray(), a)],
    pollux: [far(label("✎ of pollux"), b), far(ball, b), far(demand, b), far(label(area.id), area.at),
      far(ends.at(-1).at.toArray(), b)], text};
"""


@pytest.fixture(scope="module")
def page(browser: Browser, viewer_url: str) -> Iterator[Page]:
    """The viewer on the small case, signed in."""
    made = browser.new_page(viewport={"width": 900, "height": 600})
    made.set_default_timeout(30_000)
    made.add_init_script(WHO)
    made.add_init_script(path=SCRIPT)
    made.goto(f"{viewer_url}&plain")
    made.wait_for_selector("html[data-ready=yes]")
    made.evaluate("() => dioscuri.idle()")
    yield made
    made.close()


@pytest.mark.parametrize("parted", PARTED)
def test_every_mark_goes_along_when_the_cut_opens(page: Page, run: Run, parted: str) -> None:
    found = run(f"{MADE} {parted}; await idle(); {WHERE}")
    assert found["castor"] == pytest.approx([-HALF_MM] * 5, abs=1e-3)
    assert found["pollux"] == pytest.approx([HALF_MM] * 5, abs=1e-3)
    assert found["text"] == "61 mm (as scanned)"
    assert "Between the twins, from their places as scanned" in (page.text_content("#panel-marks") or "")


def test_what_is_being_measured_across_the_gap_says_so(run: Run) -> None:
    texts = run("""
      const mesh = (twin) => model.meshes.get(`${twin} skin`);
      const at = ({geometry, matrix, position}) => position.clone()
        .fromBufferAttribute(geometry.getAttribute("position"), 0).applyMatrix4(matrix).toArray();
      const told = () => {
        app.marks.preview("distance", [at(mesh("castor")), at(mesh("pollux"))], "61 mm");
        return app.labels.all.find((one) => one.first === 9 && one.text).text;
      };
      const out = [told()];
      app.do("opened", {share: 0.2});
      out.push(told());
      app.marks.preview("distance", [], "");
      return out;""")
    assert texts == ["61 mm", "61 mm (as scanned)"]


def test_the_name_of_a_divided_vessel_goes_along(page: Page, run: Run) -> None:
    at, castor, pollux = run("""
      const last = scene.stages.at(-1);
      const was = last.divides;
      last.divides = [scene.stages[0].divides[0]];
      app.do("stage", {number: last.number}); await idle(); drawn();
      const [{at}] = app.look.divisions.filter((one) => one.when === "now");
      const [box] = view3d.boxes();
      const on = (mm) => {
        const p = view3d.metres(at.map((x, k) => x + mm * scene.normal[k])).project(view3d.camera);
        return [((p.x + 1) / 2) * box.width, ((1 - p.y) / 2) * box.height];
      };
      last.divides = was;
      const {transform} = document.querySelector("#tags span").style;
      return [transform.match(/[\\d.]+/g).map(Number), on(-30), on(30)];""")
    assert at == pytest.approx(castor, abs=0.1) or at == pytest.approx(pollux, abs=0.1)


def test_each_picture_of_a_comparison_is_pointed_at_by_itself(run: Run) -> None:
    found = run("""
      const was = scene.others;
      scene.others = [{id: "another", name: "another surface", nodes: ["castor missing bone"], facts: []}];
      app.compare.renew();
      app.do("show", {names: scene.nodes.map((n) => n.name), visible: false});
      app.do("show", {names: ["cut surface"], visible: true});
      app.do("landmark.add", {name: "at the very edge of it", at: scene.cut_centre});
      app.do("compare", {id: "another"});
      view3d.view("above", true);
      await idle(); drawn();
      const canvas = view3d.canvas.getBoundingClientRect();
      const on = view3d.metres(scene.cut_centre).project(view3d.camera);
      const at = (box) => app.tools.at({clientX: canvas.left + box.left + (on.x + 1) / 2 * box.width,
        clientY: canvas.top + box.top + (1 - on.y) / 2 * box.height});
      const hits = view3d.boxes().map((box) => at(box)?.node.name ?? null);
      const between = meshes.filter((m) => m.visible).map((m) => m.name);
      const edges = [];
      const [box] = view3d.boxes();
      for (let x = 0; x <= 100; x += 4) {
        const to = view3d.metres(scene.centre).clone();
        to.x += (x - 50) * 0.003;
        view3d.fly(to, to.clone().add({x: 0, y: 0.3, z: 0.001}), true);
        drawn();
        for (const {label, at: place} of app.labels.all.filter((one) => one.label?.visible)) {
          const p = place.clone().applyMatrix4(view3d.patient.matrixWorld).project(view3d.camera);
          const left = (p.x + 1) / 2 * box.width - label.center.x * label.userData.width;
          edges.push(left, box.width - left - label.userData.width);
        }
      }
      app.do("compare", {id: null}); await idle();
      scene.others = was;
      app.compare.renew();
      return {hits, between, least: Math.min(...edges), many: edges.length};""")
    assert found["hits"] == ["cut surface", "castor missing bone"]
    assert found["between"] == ["cut surface"]
    assert found["many"] > 6 and found["least"] >= 0


@pytest.mark.parametrize("apart", [0, 40])
def test_the_cut_face_names_whose_it_is(run: Run, apart: int) -> None:
    rows = run(
        """
      app.do("apart", {mm: given});
      app.plane.set("coronal"); await idle(); drawn();
      const box = view3d.canvas.getBoundingClientRect();
      const out = [];
      for (let y = 4; y < box.height; y += 12) for (let x = 4; x < box.width; x += 12) {
        const hit = app.tools.at({clientX: box.left + x, clientY: box.top + y});
        if (hit?.node?.role !== "face") continue;
        const seen = view3d.patient.worldToLocal(hit.world.clone()).toArray();
        const moved = scene.normal.reduce((sum, n, k) => sum + n * (seen[k] - hit.point[k]), 0);
        out.push([hit.point[2], hit.node.twin, hit.node.name.split(" ")[0], moved]);
      }
      return out;""",
        apart,
    )
    clear = [row for row in rows if abs(row[0]) > 6 and row[1] != "both"]  # nobody owns the fluid's vessels
    assert len(clear) > len(rows) / 2
    assert {row[1] for row in clear} == {"castor", "pollux"}
    for z, twin, named, moved in clear:
        whose, way = ("castor", -1) if z < 0 else ("pollux", 1)
        assert twin == named == whose
        assert moved == pytest.approx(way * apart / 2, abs=0.01)
