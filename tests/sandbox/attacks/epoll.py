def items(n):
    import select
    select.epoll()
