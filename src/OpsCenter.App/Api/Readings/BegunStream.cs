namespace OpsCenter.App.Api.Readings;

/// <summary>A stream whose first item is there already: what cannot be answered at all is known before the answer's status is sent.</summary>
internal static class BegunStream
{
    public static async Task<IAsyncEnumerable<T>> OfAsync<T>(IAsyncEnumerable<T> source, CancellationToken cancellation)
    {
        var items = source.GetAsyncEnumerator(cancellation);
        try
        {
            return From(items, await items.MoveNextAsync());
        }
        catch
        {
            await items.DisposeAsync();
            throw;
        }
    }

    private static async IAsyncEnumerable<T> From<T>(IAsyncEnumerator<T> items, bool isOne)
    {
        await using (items)
        {
            for (; isOne; isOne = await items.MoveNextAsync())
            {
                yield return items.Current;
            }
        }
    }
}
