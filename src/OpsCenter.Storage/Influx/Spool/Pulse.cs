namespace OpsCenter.Storage.Influx.Spool;

/// <summary>Something that happens again and again; who waits is woken by the next time. Take <see cref="Next"/> before looking, wait after. Thread-safe.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource _next = New();

    public Task Next => Volatile.Read(ref _next).Task;

    public void Beat() => Interlocked.Exchange(ref _next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
