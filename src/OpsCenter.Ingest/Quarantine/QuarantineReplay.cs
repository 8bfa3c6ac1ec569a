using OpsCenter.Core.Quarantine;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.Ingest.Quarantine;

/// <summary>Gives quarantined messages to the mapping once more, oldest first, as of their own time of arrival.</summary>
/// <remarks>
/// What is still refused is written anew with the reason of today before the old entry goes, so a crash in the middle leaves an entry
/// twice and none lost; what is stored twice by it is one reading.
/// </remarks>
public sealed class QuarantineReplay(IQuarantineStore store, IMessageIntake intake)
{
    /// <summary>One message; <see cref="ReplayProgress.Seen"/> is 0 where it is not there any more.</summary>
    public async Task<ReplayProgress> OneAsync(long id, Func<string?, bool> isSimulated, CancellationToken cancellation)
    {
        var nothing = new ReplayProgress(0, 0);
        return await store.FindAsync(id, cancellation) is { } entry ? await TryAsync([entry], nothing, isSimulated) : nothing;
    }

    /// <summary>All that the search finds and that was there when it began.</summary>
    /// <param name="search">As <see cref="IQuarantineStore.ListAsync"/> takes it.</param>
    /// <param name="isSimulated">Whether what a device sends is simulated.</param>
    /// <param name="progress">Told after every page.</param>
    /// <param name="cancellation">Ends it between two pages.</param>
    public async Task<ReplayProgress> AllAsync(
        string? search, Func<string?, bool> isSimulated, Action<ReplayProgress>? progress, CancellationToken cancellation)
    {
        var sum = new ReplayProgress(0, 0);
        await foreach (var page in store.PagesAsync(search, cancellation))
        {
            sum = await TryAsync(page, sum, isSimulated);
            progress?.Invoke(sum);
            if (sum.Failure is not null)
            {
                break;
            }
        }

        return sum;
    }

    private async Task<ReplayProgress> TryAsync(IReadOnlyList<QuarantineEntry> entries, ReplayProgress sum, Func<string?, bool> isSimulated)
    {
        var done = new List<long>(entries.Count);
        foreach (var entry in entries)
        {
            var outcome = await intake.SubmitAsync(new IngestMessage(entry.Topic, entry.Payload, entry.Device, entry.ReceivedAt, isSimulated(entry.Device)));
            if (!outcome.IsSafe)
            {
                sum = sum with { Failure = outcome.Reason };
                break;
            }

            sum = outcome.Result == IngestResult.Stored ? sum with { Stored = sum.Stored + 1 } : sum with { Refused = sum.Refused + 1 };
            done.Add(entry.Id);
        }

        await store.RemoveAsync(done, CancellationToken.None);
        return sum;
    }
}
