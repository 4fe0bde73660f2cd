/*
 * probe - try what the walls behind the filter should refuse, and tell what came of it
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdint.h>

#include "base/cleanup.h"

/*
 * probe_run - try everything, send one struct probe_message on BOX_SOCKET_FD, exit
 *
 * @socket_key  part of the name of an abstract socket that gradebox listens on (protocol.h)
 *
 * In a process that has walked the cage but for its filter (cage_enter_probe). Each attempt is made so
 * that it does no harm where it succeeds: by an argument that the kernel looks at only after it has
 * looked at the right, or on what goes with the process.
 */
NORETURN void probe_run(uint32_t socket_key);
