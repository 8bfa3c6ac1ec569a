namespace OpsCenter.Core.Telemetry;

/// <summary>What a store may offer beside <see cref="ITelemetryStore"/>: windows that are not yet one value each. For a store that does not, <c>HistoryReader</c> makes them from its readings.</summary>
public interface IWindowedTelemetryStore
{
    /// <summary>One item per series that has readings in the range, in canonical order, streamed. The query's step is needed, its aggregate ignored; its bound counts windows.</summary>
    IAsyncEnumerable<SeriesWindows> WindowsAsync(RangeQuery query, CancellationToken cancellation);
}
