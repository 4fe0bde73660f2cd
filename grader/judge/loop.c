/*
 * loop - see loop.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/loop.h"

#include <errno.h>
#include <sys/epoll.h>

int loop_init(struct loop *l, struct error *err)
{
    l->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    if (l->epoll_fd < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot create an epoll");
    return 0;
}

void loop_release(struct loop *l)
{
    close_fd(&l->epoll_fd);
}

int loop_add(struct loop *l, struct loop_source *source, int fd, uint32_t epoll_events,
             struct error *err)
{
    struct epoll_event event = {.events = epoll_events, .data.ptr = source};
    if (epoll_ctl(l->epoll_fd, EPOLL_CTL_ADD, fd, &event) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot wait for descriptor %d", fd);
    source->fd = fd;
    return 0;
}

int loop_change(struct loop *l, struct loop_source *source, uint32_t epoll_events,
                struct error *err)
{
    struct epoll_event event = {.events = epoll_events, .data.ptr = source};
    if (epoll_ctl(l->epoll_fd, EPOLL_CTL_MOD, source->fd, &event) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot wait anew for descriptor %d", source->fd);
    return 0;
}

void loop_remove(struct loop *l, struct loop_source *source)
{
    if (source->fd < 0)
        return;
    /* Not left to close(2): another process may hold the same open file, and then its events would
     * go on coming (epoll(7), Q6). It can't fail for a registered descriptor. */
    epoll_ctl(l->epoll_fd, EPOLL_CTL_DEL, source->fd, NULL);
    source->fd = -1;
}

int loop_run_once(struct loop *l, struct error *err)
{
    struct epoll_event event;
    int n;
    do
        n = epoll_wait(l->epoll_fd, &event, 1, -1);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot wait for events");
    struct loop_source *source = event.data.ptr;
    source->on_event(source, event.events);
    return 0;
}
