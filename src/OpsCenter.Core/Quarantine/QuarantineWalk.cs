using System.Runtime.CompilerServices;

namespace OpsCenter.Core.Quarantine;

/// <summary>Goes through what a quarantine holds without missing or repeating anything while others add and remove.</summary>
public static class QuarantineWalk
{
    private const int Page = 200;

    /// <summary>Null where it is not there any more.</summary>
    public static async ValueTask<QuarantineEntry?> FindAsync(this IQuarantineStore store, long id, CancellationToken cancellation) =>
        await store.AfterAsync(null, id - 1, 1, cancellation) is [{ } entry] && entry.Id == id ? entry : null;

    /// <summary>Pages, oldest first, of all that the search finds and that was there when the walk began: what arrives meanwhile is not of it.</summary>
    /// <param name="store">Whose entries.</param>
    /// <param name="search">As <see cref="IQuarantineStore.ListAsync"/> takes it.</param>
    /// <param name="cancellation">Ends it between two pages too.</param>
    public static async IAsyncEnumerable<IReadOnlyList<QuarantineEntry>> PagesAsync(
        this IQuarantineStore store, string? search, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await store.ListAsync(search, 0, 1, cancellation) is not [{ Id: var newest }])
        {
            yield break;
        }

        for (var after = 0L; after < newest;)
        {
            cancellation.ThrowIfCancellationRequested();
            QuarantineEntry[] page = [.. (await store.AfterAsync(search, after, Page, cancellation)).TakeWhile(entry => entry.Id <= newest)];
            if (page.Length == 0)
            {
                yield break;
            }

            after = page[^1].Id;
            yield return page;
        }
    }
}
