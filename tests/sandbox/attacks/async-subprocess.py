def items(n):
    import asyncio

    async def run():
        child = await asyncio.create_subprocess_exec('/bin/true')
        return await child.wait()
    return asyncio.run(run())
