"""Vessels in the viewer: chosen, read, clipped; numbers from the server or none at all."""

import re

import pytest

from tests.web.pages import PHONE, idle, js, opened, said, show

CLIPPED, ISOLATES, WHO_LOSES = "v9", "v2", "t3"
NUMBERS = r"\d+(\.\d+)?\s*(mmHg|mL/min)"
WAIT = "(state) => dioscuri.whatif.state === state"


@pytest.fixture(scope="module")
def page(browser, viewer_url):
    made = opened(browser, viewer_url)
    yield made
    made.context.close()


@pytest.fixture(autouse=True)
def nothing_clipped(page):
    js(page, "app.do('view', {view: {clips: {}, selected: null}}); app.do('tool', {name: 'look'});")


def clip(page, edge, share=1.0, until="intervals"):
    js(page, "app.do('clip', given)", {"edge": edge, "share": share})
    page.wait_for_function(WAIT, arg=until)
    return said(page, "whatif")


def pixel(page, vessel):
    """Where on the page a vessel is hit, or None."""
    return js(
        page,
        """
        const box = app.view3d.canvas.getBoundingClientRect();
        for (const point of app.scene.vessels.find((v) => v.id === given).path) {
          const at = app.view3d.metres(point).project(app.view3d.camera);
          const [x, y] = [box.left + ((at.x + 1) / 2) * box.width, box.top + ((1 - at.y) / 2) * box.height];
          if (app.tools.at({clientX: x, clientY: y})?.vessel === given) return [x, y];
        }
        return null;""",
        vessel,
    )


def test_a_click_on_a_vessel_says_all_about_it(page):
    js(page, "app.do('preset', {name: 'vessels'}); app.view3d.view('front', true);")
    idle(page)
    page.mouse.click(*pixel(page, CLIPPED))
    idle(page)
    assert js(page, "return app.state.selected") == CLIPPED
    known = js(page, "return app.scene.vessels.find((v) => v.id === given)", CLIPPED)
    card = page.locator("#vessel")
    words = card.inner_text()
    for text in (
        CLIPPED,
        known["kind"],
        "castor",
        "mmHg",
        "mL/min",
        " mm",
        f"Evidence ({len(known['evidence'])})",
    ):
        assert text in words, text
    assert known["radius_mm"]["source"] not in words
    card.locator("details.figure summary").first.click()
    assert known["radius_mm"]["source"] in card.inner_text()
    walls = js(page, "return app.drawnVessels.walls.map((w) => w.geometry.index.count)")
    assert walls
    assert all(walls)
    assert any(CLIPPED in text for text in js(page, "return app.labels.shown"))
    page.mouse.click(
        *js(page, "const b = app.view3d.canvas.getBoundingClientRect(); return [b.left + 5, b.top + 5]")
    )
    assert js(page, "return [app.state.selected, app.drawnVessels.walls.length]") == [None, 0]


def test_a_mouse_that_rests_on_a_vessel_names_it(page):
    js(page, "app.do('preset', {name: 'vessels'}); app.view3d.view('front', true);")
    idle(page)
    page.mouse.move(*pixel(page, CLIPPED))
    page.wait_for_function("() => dioscuri.drawnVessels.hovered", arg=None)
    assert js(page, "return app.drawnVessels.hovered") == CLIPPED
    page.mouse.move(3, 3)
    page.wait_for_function("() => !dioscuri.drawnVessels.hovered")


def test_the_list_is_narrowed_by_words_and_choice(page):
    page.click("#tab-vessels")
    vessels = js(page, "return app.scene.vessels")
    rows = page.locator("ul.vessels li:not([hidden])")
    assert rows.count() == len(vessels)
    page.fill("#panel-vessels input[type=search]", "vein pollux")
    assert rows.count() == sum(v["kind"] == "vein" and v["owner"] == "pollux" for v in vessels)
    page.fill("#panel-vessels input[type=search]", "<b>")
    assert "No vessel fits" in said(page, "vessels")
    page.fill("#panel-vessels input[type=search]", "")
    page.select_option("#panel-vessels select", "crosses")
    assert rows.count() == sum(v["crosses"] for v in vessels)
    page.select_option("#panel-vessels select", "all")
    rows.nth(2).locator("button").click()
    assert js(page, "return app.state.selected") == rows.nth(2).locator("button").get_attribute("data-vessel")
    idle(page)


def test_a_clip_says_what_the_server_says(page):
    words = clip(page, CLIPPED)
    told = js(
        page,
        "return (await app.source.post('/api/whatif?intervals=1', {clips: app.state.clips})).territories",
    )
    lost = next(t for t in told if t["id"] == WHO_LOSES)
    number = js(page, "return Number(given.toPrecision(3)).toString()", lost["after"]["value"])
    assert number in words
    assert "Lose every seen vein" in words
    assert f"{WHO_LOSES} castor: no seen vein left" in js(page, "return app.labels.all.map((l) => l.text)")
    shapes = js(page, "return app.labels.all.map((l) => l.shape)")
    assert "lost" in shapes
    assert "clip" in shapes
    worst = js(
        page, "return app.answer.territories.reduce((a, b) => (a.change.value > b.change.value ? a : b)).name"
    )
    assert page.locator("table.territories tbody th").first.inner_text().find(worst) >= 0
    assert js(page, "return app.whatif.ms") < 5000  # the promise of half a second is kept by the bench


def test_undo_brings_back_the_very_numbers(page):
    first = clip(page, CLIPPED)
    other = clip(page, "v20")
    assert first != other
    page.click("#undo")
    assert said(page, "whatif") == first
    page.click("#redo")
    assert said(page, "whatif") == other
    page.click("#undo")
    page.click("#undo")
    assert "Nothing is clipped" in said(page, "whatif")
    assert js(page, "return app.answer") is None


def test_the_clip_tool_clips_and_opens(page):
    js(
        page,
        "app.do('preset', {name: 'vessels'}); app.view3d.view('front', true);app.do('tool', {name: 'clip'});",
    )
    idle(page)
    where = pixel(page, CLIPPED)
    page.mouse.click(*where)
    assert js(page, "return app.state.clips") == {CLIPPED: 1}
    page.mouse.click(*where)
    assert js(page, "return app.state.clips") == {}


def test_half_a_clamp_is_said_as_one(page):
    js(page, "app.vessels.choose(given)", CLIPPED)
    page.get_by_role("button", name="clamp 50 %").click()
    page.wait_for_function(WAIT, arg="intervals")
    assert f"{CLIPPED} clamped 50 %" in said(page, "whatif")
    assert js(page, "return app.state.clips") == {CLIPPED: 0.5}
    page.click("#tab-vessels")
    page.get_by_role("button", name="clamp 50 %").click()
    assert js(page, "return app.state.clips") == {}


def test_a_clip_that_isolates_has_no_number(page):
    words = clip(page, ISOLATES, until="refused")
    assert "isolates t1, t4" in words
    assert not re.search(NUMBERS, words)
    assert any(text == "t1 castor: cut off" for text in js(page, "return app.labels.all.map((l) => l.text)"))
    page.click("#undo")
    assert js(page, "return app.answer") is None


# Answers come when they are let go, even those of questions that were taken back.
HELD = """
  const post = app.source.post;
  const held = [];
  app.source.post = (path, body) => path.includes("intervals") ? post.call(app.source, path, body)
    : new Promise((done) => held.push(async () => {
      done(await post.call(app.source, path, body));
      while (app.whatif.state !== "intervals") await new Promise((drawn) => requestAnimationFrame(drawn));
      for (let i = 0; i < 20; i += 1) await null;
    }));
"""


def test_the_newest_question_wins_however_late_the_older_answer_comes(page):
    found = js(
        page,
        HELD
        + """
        app.do("clip", {edge: "v24", share: 1});
        app.do("clip", {edge: "v25", share: 1});
        const waits = [app.answer, document.querySelector("#panel-whatif").innerText];
        app.source.post = post;
        await held[1]();
        const newest = JSON.stringify(app.answer);
        await held[0]();
        const { clips, pending } = app.answer;
        return [waits, Object.keys(clips), pending, JSON.stringify(app.answer) === newest];
        """,
    )
    assert found[0][0] is None
    assert not re.search(NUMBERS, found[0][1])
    assert found[1:] == [["v24", "v25"], None, True]


def test_older_numbers_say_whose_they_are(page):
    clip(page, "v24")
    js(page, "app.vessels.choose('v24'); app.shell.open('whatif');")
    known = js(
        page,
        HELD
        + """
        app.do("clip", {edge: "v23", share: 1});
        app.source.post = post;
        window.letGo = held[0];
        return [app.answer.clips, app.answer.pending];
        """,
    )
    assert known == [{"v24": 1}, {"v24": 1, "v23": 1}]
    assert "These numbers are for v24 only; computing for v24, v23" in said(page, "whatif")
    dim = "return Number(getComputedStyle(document.querySelector('.whatif .numbers')).opacity)"
    assert js(page, dim) < 0.6
    assert "for v24 only; computing for v24, v23" in page.locator("#vessel").text_content()
    js(page, "await window.letGo();")
    assert "only" not in page.locator("#vessel dl").text_content()
    assert js(page, "return app.answer.pending") is None


def test_a_server_that_hangs_is_said_and_asked_again(page):
    page.route("**/api/whatif*", lambda route: None)
    js(page, "app.whatif.patience.numbers = 300;")
    words = clip(page, "v24", 0.7, until="late")
    assert "has not answered in time" in words
    assert not re.search(NUMBERS, words)
    page.unroute("**/api/whatif*")
    js(page, "app.whatif.patience.numbers = 20000; app.shell.open('whatif');")
    page.get_by_role("button", name="ask again").click()
    page.wait_for_function(WAIT, arg="intervals")
    assert re.search(NUMBERS, said(page, "whatif"))


def test_numbers_of_an_older_plan_are_forgotten(page):
    clip(page, "v24")
    clip(page, "v25")
    behind = {"error": "somebody ruled on a vessel since"}
    page.route("**/api/whatif*", lambda route: route.fulfill(status=409, json=behind))
    page.route("**/api/state", lambda route: route.fulfill(json={"stale": behind["error"], "head": 0}))
    page.evaluate("() => dispatchEvent(new Event('focus'))")
    page.wait_for_function(WAIT, arg="stale")
    assert page.locator("#stale").is_visible()
    main, banner = page.locator("main").bounding_box(), page.locator("#stale").bounding_box()
    assert banner["y"] + banner["height"] <= main["y"] + 0.5  # covers nothing
    page.click("#undo")
    page.wait_for_function(WAIT, arg="stale")
    assert not re.search(NUMBERS, said(page, "whatif"))
    told = js(page, "return [app.answer.stale, app.answer.territories, app.answer.pressures, app.stale]")
    assert told == [behind["error"], [], {}, behind["error"]]
    page.unroute("**/api/whatif*")
    page.unroute("**/api/state")
    page.evaluate("() => dispatchEvent(new Event('focus'))")
    page.wait_for_function(WAIT, arg="intervals")
    assert page.locator("#stale").is_hidden()


def test_middle_values_stand_where_intervals_fail(page):
    raw = {"error": "1 of 200 samples do not balance: narrow the recipe's widest spread"}
    page.route("**/api/whatif?intervals=1", lambda route: route.fulfill(status=422, json=raw))
    words = clip(page, CLIPPED, until="middle")
    page.unroute("**/api/whatif?intervals=1")
    assert re.search(NUMBERS, words)
    assert "middle values only" in words
    assert "recipe" not in words  # one step away, for whoever looks after the program
    assert raw["error"] in page.locator("#panel-whatif").text_content()


def test_a_refusal_says_nothing_of_the_patient(page):
    page.route("**/api/whatif*", lambda route: route.fulfill(status=422, json={"error": "near are v262"}))
    words = clip(page, "v21", until="refused")
    page.unroute("**/api/whatif*")
    assert "there is no number for them" in words
    assert "way out" not in words
    assert "v262" not in words


def test_sources_are_said_once(page):
    clip(page, CLIPPED)
    text = page.locator("#panel-whatif").text_content()
    sources = js(
        page,
        "return [...new Set([...app.answer.territories.flatMap((t) => [t.before, t.after, t.change]),"
        "...app.answer.carriers.flatMap((c) => [c.before, c.after])].map((f) => f.source))]",
    )
    assert text.count("Source:") == len(sources)
    assert all(source in text for source in sources)


def test_blood_that_is_lost_is_said_first_and_an_unknown_direction_is_no_rise(page):
    clip(page, CLIPPED)
    words = js(
        page,
        """
        const kept = app.answer, [first, ...others] = kept.territories;
        const figure = (value, low, high, unit) => ({value, low, high, unit, source: "test"});
        const flow = (value, low, high) => figure(value, low, high, "mL/min");
        const lost = {...first, flow_before: flow(50, 40, 60), flow_after: flow(38, 30, 45),
          flow_change: figure(-24.5, -31, -12, "%")};
        const more = (edge, low, high) => ({edge, kind: "vein", before: flow(54, 40, 60),
          after: flow(56, low, high)});
        app.answer = {...kept, territories: [lost, ...others],
          carriers: [more("v8", 50, 70), more("v9", -751, 795)]};
        const panel = document.querySelector("#panel-whatif");
        const at = (text) => panel.textContent.indexOf(text);
        const found = {loss: at("-24.5"), pressure: at("Venous pressure by territory"),
          sure: at("v8"), open: panel.textContent.match(/direction not known \\((\\d+)\\)/)?.[1],
          inside: [...panel.querySelectorAll("details")].some((one) => one.textContent.includes("795"))};
        app.answer = kept;
        return found;
        """,
    )
    assert 0 < words["loss"] < words["pressure"]
    assert words["open"] == "1" and words["inside"] and words["sure"] > 0


def test_a_lost_server_keeps_the_clips_and_gives_no_number(page):
    page.route("**/api/whatif*", lambda route: route.abort())
    words = clip(page, "v23", until="lost")
    assert "The clips are kept" in words
    assert not re.search(NUMBERS, words)
    assert js(page, "return [app.answer, app.state.clips]") == [None, {"v23": 1}]
    assert page.locator("link[rel=icon]").get_attribute("href") == "data:,"
    page.unroute("**/api/whatif*")
    page.evaluate("() => dispatchEvent(new Event('online'))")
    page.wait_for_function(WAIT, arg="intervals")
    assert re.search(NUMBERS, said(page, "whatif"))


def test_offline_says_that_it_needs_the_server(page):
    js(page, "app.source.online = false; app.do('clip', {edge: 'v22', share: 1});")
    words = said(page, "whatif")
    js(page, "app.do('clip', {edge: 'v22', share: 0}); app.source.online = true;")
    assert "needs the server" in words
    assert not re.search(NUMBERS, words)


def test_territories_are_shown_when_wanted(page):
    page.click("#tab-vessels")
    page.locator("details.territories summary").first.click()
    page.get_by_label("show where they lie").check()
    shown = js(page, "return app.labels.all.filter((l) => l.shape === 'diamond').map((l) => l.text)")
    assert shown == js(page, "return app.scene.territories.map((t) => `${t.id} ${t.twin}`)")
    page.get_by_label("show where they lie").uncheck()
    assert js(page, "return app.labels.all.filter((l) => l.shape === 'diamond').length") == 0


def strange(scene):
    """A thousand vessels, names that look like markup, no circulation, nothing said."""
    first = scene["vessels"][0]
    many = [
        {**first, "id": f"v{n}", "index": n, "name": f"<b>vein {n}</b>", "evidence": [], "owner": "uncertain"}
        for n in range(1000)
    ]
    poor = {**many[7], "flow_ml_min": None, "pressure_mmhg": None}
    said_by = {"warnings": ["<img src=x onerror=alert(1)>"]}
    still = {**many[8], "in_flow": False}
    return {
        **scene,
        "vessels": [*many[:7], poor, still, *many[9:]],
        "territories": [],
        "said": said_by,
        "circulation": {"answers": False, "why_not": "This case has no vessels' flow."},
        "plan": {**scene["plan"], "stale": "a newer plan was made"},
    }


def test_a_strange_scene_is_said_in_words(browser, viewer_url):
    page = opened(browser, viewer_url, size=PHONE)
    page.route("**/api/scene", lambda route: route.fulfill(json=strange(route.fetch().json())))
    show(page, page.url.replace("?plain", ""))
    assert page.locator("ul.vessels li").count() == 1000
    js(page, "app.vessels.choose('v7', true); app.do('clip', {edge: 'v7', share: 1});")
    idle(page)
    card = page.locator("#vessel").inner_text()
    assert "<b>vein 7</b>" in card
    assert "not known" in card
    assert "uncertain" in card
    assert "No evidence" in card
    js(page, "app.vessels.choose('v8'); app.vessels.clip('v8', 1);")
    card = page.locator("#vessel").inner_text()
    assert "No clip for this vessel" in card
    assert "clamp" not in card
    assert js(page, "return app.state.clips") == {"v7": 1}
    js(page, "app.shell.open('whatif')")
    assert "This case has no vessels' flow." in said(page, "whatif")
    assert not re.search(NUMBERS, said(page, "whatif"))
    js(page, "app.shell.open('plan')")
    assert "<img src=x" in said(page, "plan")
    assert page.locator("#panel-plan img, #vessel b b").count() == 0
    assert "a newer plan was made" in page.locator("#stale").inner_text()
    assert js(page, "return document.documentElement.scrollWidth") <= PHONE["width"]
    page.context.close()
