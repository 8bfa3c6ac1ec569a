using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace OpsCenter.App.Replay;

/// <summary>Lets one replay work at a time and rests after each piece of work, so that live screens keep the processor.</summary>
internal sealed class ReplayGate(IOptions<ReplayOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>Longest rest after one piece: a replay opened over a large store must not stop all others for minutes.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly double _restPerWork = (100.0 / options.Value.MaxProcessorPercent) - 1;

    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await work();
        }
        finally
        {
            _ = RestAsync(Stopwatch.GetElapsedTime(started));
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>The caller has its answer and goes on; only the next piece of work waits.</summary>
    private async Task RestAsync(TimeSpan worked)
    {
        var rest = worked * _restPerWork;
        try
        {
            // Below a timer's tick waiting would cost more than it gives back.
            if (rest > TimeSpan.FromMilliseconds(2))
            {
                await Task.Delay(rest < LongestRest ? rest : LongestRest, time);
            }
        }
        finally
        {
            _one.Release();
        }
    }
}
