using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Storage.Tests.Embedded;

/// <summary>Something that happens to a store and to its oracle alike.</summary>
internal abstract record OracleAct
{
    public abstract Task DoAsync(EmbeddedFolder folder, Oracle oracle);

    public static Instant At(int second) => new(second * 1_000_000_000L);

    public abstract record Commit : OracleAct
    {
        public sealed override async Task DoAsync(EmbeddedFolder folder, Oracle oracle)
        {
            Reading[] readings = [.. Readings()];
            var outcome = await folder.Store.CommitAsync(new TelemetryBatch(readings, []), CancellationToken.None);
            Assert.Equal(oracle.Commit(readings), Assert.IsType<CommitOutcome.Accepted>(outcome).DuplicateReadings);
        }

        protected abstract IEnumerable<Reading> Readings();
    }

    public sealed record Settle : OracleAct
    {
        public override Task DoAsync(EmbeddedFolder folder, Oracle oracle) => folder.SettleAsync();
    }

    public sealed record Restart : OracleAct
    {
        public override Task DoAsync(EmbeddedFolder folder, Oracle oracle)
        {
            folder.Reopen();
            return Task.CompletedTask;
        }
    }

    public sealed record DeleteBefore(int Second) : OracleAct
    {
        public override async Task DoAsync(EmbeddedFolder folder, Oracle oracle) =>
            Assert.Equal(oracle.DeleteBefore(At(Second)), await folder.Store.DeleteBeforeAsync(null, At(Second), CancellationToken.None));
    }
}
