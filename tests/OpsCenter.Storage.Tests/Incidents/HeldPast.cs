using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Tests.Incidents;

/// <summary>The stored history with what a test says kept its transitions quiet.</summary>
internal sealed class HeldPast(IAlarmPast inner, IReadOnlyDictionary<long, AlarmHoldKind?> held) : IAlarmPast
{
    public Task<long> SequenceAtAsync(Instant at, CancellationToken cancellation) => inner.SequenceAtAsync(at, cancellation);

    public Task<IReadOnlyList<AlarmTransition>> StandingAsync(long sequence, CancellationToken cancellation) => inner.StandingAsync(sequence, cancellation);

    public async Task<IReadOnlyList<AlarmTransition>> AfterAsync(long sequence, int limit, CancellationToken cancellation) =>
        [.. (await inner.AfterAsync(sequence, limit, cancellation)).Select(one => one with { Hold = held.GetValueOrDefault(one.Sequence) })];
}
