/*
 * mark - a place in challenge.yaml
 * SPDX-License-Identifier: MIT
 */
#pragma once

struct mark {
    unsigned line, column; /* 1-based; column in characters */
};
