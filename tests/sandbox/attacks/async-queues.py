import asyncio


async def produce(queue, n):
    for i in range(n):
        await queue.put(i)
        await asyncio.sleep(0)
    await queue.put(None)


async def consume(queue, lock):
    found = []
    while (item := await queue.get()) is not None:
        async with lock:
            found.append(item)
    return found


async def main(n):
    queue, lock = asyncio.Queue(maxsize=1), asyncio.Lock()
    producer = asyncio.create_task(produce(queue, n))
    found = await asyncio.wait_for(consume(queue, lock), timeout=10)
    await producer
    return found


def items(n):
    return asyncio.run(main(n))
