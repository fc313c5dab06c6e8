"""What is not sure about a network that was given as plain numbers."""

from __future__ import annotations

import numpy as np

from dioscuri.model.caseflow_recipe import CaseFlowRecipe
from dioscuri.model.flowspread import FlowSpread, Loading
from dioscuri.model.network import FlowNetwork
from dioscuri.model.network_document import NetworkDocument

NOTHING = Loading(np.zeros(0), np.zeros(0), np.zeros(0))


def plain_spread(network: FlowNetwork, document: NetworkDocument, recipe: CaseFlowRecipe) -> FlowSpread:
    """Spread of a plain network: radii where one was given with its sd, viscosity, and the held pressures.

    A resistance that was given as a number is taken as it is. A radius without its own sd has the recipe's
    least one. A held pressure is arterial where an artery or a bed begins or ends there; in a network without
    any, where it is above the middle of all.
    """
    groups, names = ["viscosity"], [""]
    rows, causes, values = [], [], []
    for n, edge in enumerate(document.edges):
        if edge.radius_mm is None:
            continue
        sd = max((edge.radius_sd_mm or 0.0) / edge.radius_mm, recipe.radius_log_sd_least)
        rows += [n, n]
        causes += [0, len(groups)]
        values += [recipe.viscosity_log_sd, -4 * min(sd, recipe.radius_log_sd_most)]
        groups.append("radius")
        names.append(edge.id)
    held = np.flatnonzero(network.held)
    middle = (
        float((network.fixed_mmhg[held].max() + network.fixed_mmhg[held].min()) / 2) if len(held) else 0.0
    )
    touched = np.zeros(len(network.nodes), bool)
    touched[network.ends[network.arterial].ravel()] = True
    moved = []
    for n in held.tolist():
        arterial = bool(touched[n]) if touched.any() else bool(network.fixed_mmhg[n] > middle)
        moved.append((n, len(groups), recipe.arterial_sd_mmhg if arterial else recipe.venous_sd_mmhg))
        groups.append("arterial pressure" if arterial else "venous pressure")
        names.append(network.nodes[n])
    fixed = Loading(*np.array(moved, float).reshape(-1, 3).T)
    return FlowSpread(
        tuple(groups),
        tuple(names),
        Loading(np.array(rows), np.array(causes), np.array(values)),
        NOTHING,
        NOTHING,
        fixed,
        NOTHING,
    )
