"""The plan of a street and its traffic: what must hold for any draw, without rendering."""

import math

import numpy as np
import pytest

pytest.importorskip("mitsuba", reason="needs the extra 'worlds'")
pytest.importorskip("skimage", reason="needs the extra 'worlds'")

from shared_utils.worlds import street
from shared_utils.worlds.street_layout import KERB, Street
from shared_utils.worlds.street_light import WEATHERS, draw_daylight
from shared_utils.worlds.street_plan import draw_street
from shared_utils.worlds.street_things import KINDS, VEHICLES, make
from shared_utils.worlds.street_traffic import LENGTHS, draw_traffic

STREETS = [draw_street(np.random.default_rng(seed), seed) for seed in range(40)]
AT_KERB = ("sign", "lamp_post", "utility_pole", "traffic_light", "bin", "container", "bus_shelter")


def corners(place, road: Street, long, deep):
    """The corners (4, 2) of a rectangle `long` wide along its x and `deep` along its y."""
    x, y = road.at(place.s, place.d)
    angle = road.heading(place.s) + place.turn
    turn = np.array([(math.cos(angle), -math.sin(angle)), (math.sin(angle), math.cos(angle))])
    half = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * (long / 2, deep / 2)
    return half @ turn.T + (float(x), float(y))


def overlap(a, b):
    """Whether two convex outlines share an area (separating axes)."""
    for outline in (a, b):
        for edge in np.roll(outline, -1, 0) - outline:
            axis = np.array([-edge[1], edge[0]])
            first, second = a @ axis, b @ axis
            if first.max() <= second.min() + 1e-6 or second.max() <= first.min() + 1e-6:
                return False
    return True


def test_no_street_is_in_two_splits():
    numbers = [
        {street.street_number(split, index) for index in range(count)}
        for split, count in enumerate(street.SPLITS.values())
    ]
    assert [len(some) for some in numbers] == [200, 40, 40]
    assert len(set.union(*numbers)) == 280


def test_the_two_pictures_of_a_street_are_taken_at_other_places():
    for index in (0, 2):
        first, second = (street.make_view(1, 0, index + more)[0].factors for more in (0, 1))
        assert first["street"] == second["street"]
        assert second["along"] - first["along"] > 25


def test_a_place_keeps_its_distances_on_a_bend():
    for road in STREETS[:8]:
        s = np.linspace(0, 60, 601)
        for d in (-9.0, 0.0, 9.0):
            x, y = road.at(s, d, 20.0)
            along = np.hypot(np.diff(x), np.diff(y)).sum()
            assert along == pytest.approx(60 * road.stretch(d), rel=1e-4)
        middle, aside = (np.array(road.at(33.0, d, 20.0)) for d in (0.0, 5.0))
        assert np.hypot(*(aside - middle)) == pytest.approx(5)
        # A positive curve bends to the right.
        assert np.sign(road.at(50.0, 0.0, 20.0)[0]) == np.sign(road.curve)


def test_a_side_has_road_kerb_sidewalk_and_lots_in_this_order():
    for road in STREETS:
        for side in road.sides:
            assert side.edge < side.kerb < side.walk[0] < side.walk[1] <= side.front
            assert 1.9 < side.walk[1] - side.walk[0] < 3.5
            if side.verge:
                assert side.verge[0] == side.walk[1] or side.verge[1] == side.walk[0]


def test_nothing_that_stands_still_stands_on_the_road():
    for road in STREETS:
        for place in road.places:
            side = road.right if place.d > 0 else road.left
            assert abs(place.d) > side.kerb + 0.3, place
            assert place.z == KERB
            if place.kind in AT_KERB:
                assert abs(place.d) < side.front, place
            if place.kind in ("building", "fence", "wall", "hedge"):
                assert abs(place.d) > side.front, place
        for wood in road.woods:
            assert abs(wood.d) > 15


def test_buildings_keep_off_each_other_and_off_the_sidewalk():
    for road in STREETS:
        for side in road.sides:
            row = [p for p in road.places if p.kind == "building" and p.d * side.sign > 0]
            outlines = [corners(place, road, *place.size) for place in row]
            for i, outline in enumerate(outlines):
                for other in outlines[i + 1 : i + 3]:
                    assert not overlap(outline, other), (road.number, row[i])
                # No nearer to the middle line than where the lots begin.
                if abs(road.curve) > 1e-6:
                    center = np.array(road.at(0.0, 1 / road.curve))
                    distance = np.hypot(*(outline - center).T) - abs(1 / road.curve)
                    near = np.abs(distance).min()
                else:
                    near = np.abs(outline[:, 0]).min()
                assert near > side.front - 0.01, (road.number, row[i])


def test_trees_grow_outside_of_buildings():
    for road in STREETS:
        buildings = [p for p in road.places if p.kind == "building"]
        trunk = np.array([(-0.4, -0.4), (0.4, -0.4), (0.4, 0.4), (-0.4, 0.4)])
        for place in road.places:
            if place.kind == "tree":
                here = trunk + np.array([float(value) for value in road.at(place.s, place.d)])
                for building in buildings:
                    if abs(building.s - place.s) < 25 and building.d * place.d > 0:
                        assert not overlap(here, corners(building, road, *building.size)), place


def traffic_of(road, seed):
    rng = np.random.default_rng([seed, road.number])
    s = float(rng.uniform(0, 200))
    lane = road.lane_middles()[0][0]
    return s, lane, draw_traffic(road, s, lane, rng)


def test_vehicles_keep_to_the_right_and_in_their_lane():
    for road in STREETS:
        ours, theirs = road.lane_middles()
        for place in traffic_of(road, 1)[2]:
            if place.kind not in VEHICLES:
                continue
            side = road.right if place.d > 0 else road.left
            middle = min(ours + theirs, key=lambda lane, d=place.d: abs(lane - d))
            assert place.z == 0
            if abs(place.d) > side.edge:
                assert side.parking
                assert abs(place.d) + 1.05 < side.kerb, place
                assert abs(place.d) - 1.05 > side.edge - 0.1, place
            else:
                assert abs(place.d - middle) <= 0.25
                # Ours drive ahead, theirs come towards us.
                assert math.cos(place.turn) * place.d > 0, place


def test_vehicles_do_not_touch_each_other_nor_us():
    for road in STREETS:
        s, lane, traffic = traffic_of(road, 2)
        vehicles = [place for place in traffic if place.kind in VEHICLES]
        outlines = [corners(place, road, 2.1, LENGTHS[place.kind] - 0.3) for place in vehicles]
        for i, outline in enumerate(outlines):
            assert not any(overlap(outline, other) for other in outlines[:i]), (road.number, vehicles[i])
        for place in vehicles:
            assert place.s - LENGTHS[place.kind] / 2 > s + 1.5 or abs(place.d - lane) > 2


def test_people_stand_on_sidewalks_or_on_crossings_free_of_vehicles():
    crossers = 0
    for road in STREETS:
        _, _, traffic = traffic_of(road, 3)
        for person in (place for place in traffic if place.kind == "pedestrian"):
            side = road.right if person.d > 0 else road.left
            if person.z == KERB:
                assert side.walk[0] < abs(person.d) < side.walk[1]
                near = [p for p in road.places if math.hypot(p.s - person.s, p.d - person.d) < 0.6]
                assert not [p for p in near if p.kind not in ("building", "hedge")], person
            else:
                crossers += 1
                assert person.z == 0
                assert abs(person.d) < side.kerb
                assert min(abs(person.s - crossing) for crossing in road.crossings) < 1.7
                for place in traffic:
                    if place.kind in VEHICLES:
                        assert abs(place.s - person.s) > LENGTHS[place.kind] / 2, person
    assert crossers > 2


def test_every_picture_has_traffic():
    for road in STREETS:
        kinds = [place.kind for place in traffic_of(road, 4)[2]]
        assert any(kind in VEHICLES for kind in kinds)


def test_streets_and_light_vary():
    assert {road.surroundings for road in STREETS} == {"city", "suburb", "mixed"}
    assert {road.ours + road.theirs for road in STREETS} == {2, 3, 4}
    assert {"left", "right", "straight"} == {
        "straight" if abs(road.curve) < 1e-6 else "right" if road.curve > 0 else "left" for road in STREETS
    }
    days = [draw_daylight(np.random.default_rng(seed)) for seed in range(60)]
    assert {day.weather for day in days} == set(WEATHERS)
    for day in days:
        assert ("sun" in day.shapes) == (day.weather in ("clear", "hazy", "golden"))
        assert (day.wet > 0) == (day.weather == "drizzle")
        assert (day.haze_color > 0).all()


def test_the_same_seed_draws_the_same_street():
    first, again, other = (draw_street(np.random.default_rng(seed), 0) for seed in (5, 5, 6))
    assert first == again
    assert first != other


def test_a_thing_depends_on_its_seed_alone():
    first = make("bin", 7)
    make("bin", 8)
    assert make("bin", 7).size == first.size
    assert make("saloon", 1).size != make("saloon", 2).size
    with pytest.raises(ValueError, match=r"no kind 'tram'\. The kinds are hatchback"):
        make("tram", 0)


def test_kinds_are_in_the_order_of_the_data_set():
    assert KINDS == ("hatchback", "saloon", "van", "truck", "bus", "pedestrian", "sign")
    assert len(street.CLASSES) == 13
    assert street.CLASSES[10] == "vehicles"
