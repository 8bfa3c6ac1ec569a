namespace OpsCenter.Benchmarks.History;

/// <summary>A server that takes line protocol and answers history.</summary>
internal interface IHistoryServer : IAsyncDisposable
{
    string Name { get; }

    TimeSpan ProcessorTime { get; }

    /// <summary>Writes a body whose times are in milliseconds; returns once the server says it has it.</summary>
    Task WriteAsync(HttpContent body);

    /// <summary>Waits until nothing is moved any more, then tells the bytes on disk.</summary>
    Task<long> SettleAsync();

    /// <summary>Answers the length of the answer, all of which was read.</summary>
    Task<long> LatestAsync();

    /// <summary>Mean in 500 windows of one long series.</summary>
    Task<long> LongLineAsync(HistoryData data);

    /// <summary>The same as points that keep its peaks; an answer of length 0 where the server cannot.</summary>
    Task<long> LongPeaksAsync(HistoryData data);

    /// <summary>Mean of all series by area and hour, in [from, to) of Unix seconds.</summary>
    Task<long> AreasAsync(string measurement, long from, long to);
}
