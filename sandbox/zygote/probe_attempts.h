/*
 * probe_attempts - the attempts that take more than one system call, by what they are about
 *
 * Each returns a negative number with errno where it was refused, anything else where it was done.
 * What they leave open is closed by who calls them; what else they make they remove.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdint.h>

/* files and mounts */
long probe_open_passwd(void);
long probe_open_environ(void);
long probe_open_own_memory(void);
long probe_list_root(void);
long probe_make_folder(void);
long probe_make_file(void);
long probe_inherited_descriptors(void);
long probe_many_descriptors(void);
long probe_terminal_input(void);

/* processes */
long probe_run_program(void);
long probe_setns(void);
long probe_ptrace_parent(void);
long probe_read_parent(void);
long probe_pidfd_parent(void);
long probe_kill_all(void);
long probe_kill_parent(void);
long probe_kill_group(void);
long probe_tgkill_parent(void);
long probe_setuid(void);
long probe_setgid(void);
long probe_capset(void);
long probe_raise_limits(void);
long probe_memory_over_limit(void);
long probe_mlock(void);
long probe_many_processes(void);
long probe_core_dump(void);

/* network and what processes share */
void probe_set_socket_key(uint32_t key);
long probe_inet_connect(void);
long probe_inet_route(void);
long probe_inet6_connect(void);
long probe_abstract_socket(void);
long probe_loopback_up(void);
long probe_shm(void);
long probe_messages(void);
long probe_semaphores(void);
long probe_mqueue(void);

/* parts of the kernel that take a struct */
long probe_bpf(void);
long probe_io_uring(void);
long probe_perf(void);
long probe_sched_fifo(void);
long probe_ldt(void);
