"""The statistics of the scorecard: answers worked out by hand, and what must hold for any figures."""

from __future__ import annotations

from math import comb

import pytest

numpy = pytest.importorskip("numpy", reason='numpy is not installed (pip install "lintnews[archives]")')

from hypothesis import given  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from lintnews.corpus.scorecard.statistics import (  # noqa: E402
    beta,
    change_point,
    generator,
    holm,
    percentiles,
    places,
    times_drawn,
    trend,
    uniform,
    unseen,
    wilson,
)


def test_wilsons_interval_is_that_of_the_textbook() -> None:
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert wilson(10, 10) == pytest.approx((0.7225, 1.0), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(1, 500).flatmap(lambda judged: st.tuples(st.integers(0, judged), st.just(judged))))
def test_wilsons_interval_holds_the_share_and_is_symmetric(count: tuple[int, int]) -> None:
    right, judged = count
    low, high = wilson(right, judged)
    assert 0 <= low <= right / judged <= high <= 1
    assert wilson(judged - right, judged) == pytest.approx((1 - high, 1 - low))


def test_holms_correction_is_that_of_the_textbook() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.6, 0.5]) == [1.0, 1.0]
    assert holm([]) == []


@given(st.lists(st.floats(0, 1), max_size=8))
def test_holm_keeps_the_order_and_lies_between_nothing_and_bonferroni(chances: list[float]) -> None:
    corrected = holm(chances)
    for p, made in zip(chances, corrected, strict=True):
        assert p <= made <= 1
    order = sorted(range(len(chances)), key=chances.__getitem__)
    assert [corrected[index] for index in order] == sorted(corrected)
    if chances:
        assert min(corrected) == min(1, len(chances) * min(chances))


def test_a_change_of_level_has_the_p_value_that_counting_gives() -> None:
    change = change_point([1, 1, 1, 1, 5, 5, 5, 5], [10] * 8, seed=1)
    assert (change.at, change.before, change.after) == (4, 1, 5)
    assert change.p == pytest.approx(2 / comb(8, 4), abs=0.005)


def test_a_trend_has_the_p_value_that_counting_gives() -> None:
    rising = trend([1, 2, 3, 4, 5, 6], [10] * 6, seed=1)
    assert (rising.before, rising.after) == pytest.approx((1, 6))
    assert rising.p == pytest.approx(2 / 720, abs=0.002)
    assert trend([6, 5, 4, 3, 2, 1], [10] * 6, seed=1).p == pytest.approx(rising.p, abs=0.002)


def test_levels_are_weighted_by_words() -> None:
    change = change_point([1, 3, 10, 10], [1, 3, 1, 1], seed=1, permutations=99)
    assert (change.at, change.before, change.after) == (2, 2.5, 10)


def test_a_series_without_a_change_seldom_shows_one() -> None:
    made = generator(1, "series without a change")
    chances = [change_point(list(uniform(made, 12)), [1] * 12, seed, permutations=199).p for seed in range(200)]
    assert 0.01 <= sum(p <= 0.05 for p in chances) / 200 <= 0.1


def test_a_flat_series_is_chance() -> None:
    assert change_point([0] * 8, [1] * 8, seed=1, permutations=99).p == 1
    assert trend([2] * 8, [1] * 8, seed=1, permutations=99).p == 1


def test_a_document_is_drawn_by_its_name_as_poisson_says() -> None:
    one = times_drawn(1, "a", 20_000)
    assert (one == times_drawn(1, "a", 20_000)).all()
    assert (one != times_drawn(1, "b", 20_000)).any()
    assert (one != times_drawn(2, "a", 20_000)).any()
    assert one.mean() == pytest.approx(1, abs=0.03)
    assert one.var() == pytest.approx(1, abs=0.05)


def test_the_interval_of_a_mean_holds_it_about_as_often_as_it_says() -> None:
    held = 0
    for world in range(100):
        values = numpy.floor(-3 * numpy.log(1 - uniform(generator(world, "world"), 80)))
        drawn = numpy.stack([times_drawn(world, str(number), 400) for number in range(80)])
        low, high = percentiles((values[:, None] * drawn).sum(axis=0) / drawn.sum(axis=0))
        held += low <= 1 / (numpy.exp(1 / 3) - 1) <= high
    assert 88 <= held <= 100


def test_draws_of_precision_are_as_wide_as_what_is_known() -> None:
    few, many = (percentiles(beta(1, "rule", right, 1 * right / 4, 20_000)) for right in (4, 400))
    assert many.high - many.low < 0.1 < few.high - few.low
    nothing = percentiles(beta(1, "rule", 0, 0, 20_000))
    assert nothing.low < 0.01
    assert nothing.high > 0.99


def test_nothing_found_is_not_nothing_there() -> None:
    assert percentiles(unseen(1, "group", 50_000)).high == pytest.approx(2.51, abs=0.1)


def rates(*levels: float, spread: float = 1.0) -> list[list[float]]:
    """Bootstrap samples of independent rates around some levels."""
    made = generator(1, "rates")
    return [[level + spread * float(made.standard_normal()) for level in levels] for _ in range(2000)]


def test_groups_that_cannot_be_told_apart_share_a_rank() -> None:
    levels = [10.0, 1.0, 1.5]
    made = places(levels, numpy.array(rates(*levels)))
    assert [place.rank for place in made] == [3, 1, 1]
    assert [(place.best, place.worst) for place in made] == [(3, 3), (1, 2), (1, 2)]


def test_a_rank_ends_only_where_all_before_differ_from_all_behind() -> None:
    levels = [0.0, 2.5, 5.0]
    made = places(levels, numpy.array(rates(*levels)))
    assert [place.rank for place in made] == [1, 1, 1]
    assert [(place.best, place.worst) for place in made] == [(1, 2), (1, 3), (2, 3)]


def test_many_equal_groups_are_not_ranked_by_chance() -> None:
    apart = 0
    for world in range(20):
        made = generator(world, "equal groups")
        truth = made.standard_normal(30)
        samples = truth + made.standard_normal((500, 30))
        apart += any(place.rank > 1 for place in places(list(truth), samples))
    assert apart <= 3


def test_one_group_and_no_group_have_places() -> None:
    assert places([1.0], numpy.ones((10, 1)))[0] == (1, 1, 1)
    assert places([], numpy.ones((10, 0))) == []
    assert {place.rank for place in places([1.0, 1.0], numpy.ones((10, 2)))} == {1}
