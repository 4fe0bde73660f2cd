import asyncio


async def items(n):
    await asyncio.get_running_loop().create_future()
