/*
 * zygote_requests - what the zygote makes of requests
 * SPDX-License-Identifier: MIT
 */
#pragma once

struct fuzz_input;

/* Plays gradebox: sends packets made from @in, lets the zygote serve them, reads the answers. */
void zygote_requests(struct fuzz_input *in);
