"""Many samples at once are the same as one by one."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from dioscuri.circulation.flow.many import Samples, steady_many
from dioscuri.circulation.flow.steady import steady
from dioscuri.errors import IsolatedError
from dioscuri.model.network import FlowNetwork
from tests.circulation.flow.networks import one_territory, random_network


def samples(network, count, seed=0):
    rng = np.random.default_rng(seed)
    shape = (count, len(network.edges))
    return Samples(
        network.resistance * rng.lognormal(0, 0.4, shape),
        np.broadcast_to(network.quadratic, shape),
        np.broadcast_to(network.demand_ml_min, shape),
        np.broadcast_to(network.external_mmhg, shape),
        network.fixed_mmhg + rng.normal(0, 1, (count, len(network.nodes))),
    )


def test_each_sample_is_its_own_network():
    network = random_network(np.random.default_rng(3))
    drawn = samples(network, 5)
    states = steady_many(network, drawn, {"l3": 1})
    for n in range(5):
        values = {f: getattr(network, f) for f in FlowNetwork.__dataclass_fields__}
        values |= {"resistance": drawn.resistance[n], "fixed_mmhg": drawn.fixed_mmhg[n]}
        alone = steady(FlowNetwork(**values), {"l3": 1})
        assert_allclose(states.pressure_mmhg[n], alone.pressure_mmhg, atol=1e-8)


def test_the_split_over_threads_changes_nothing():
    network = random_network(np.random.default_rng(5))
    drawn = samples(network, 7)
    whole = steady_many(network, drawn).flow_ml_min
    part = Samples(*(getattr(drawn, f)[:3] for f in Samples.__dataclass_fields__))
    assert_array_equal(steady_many(network, part).flow_ml_min, whole[:3])


def test_no_samples_of_an_isolated_territory():
    network = one_territory()
    with pytest.raises(IsolatedError):
        steady_many(network, samples(network, 3), {"own vein": 1, "bridging vein": 1})
