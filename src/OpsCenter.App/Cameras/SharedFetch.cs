namespace OpsCenter.App.Cameras;

/// <summary>One fetch for all who ask at the same time; its result serves until it is too old, its failure until the camera is tried again.</summary>
/// <remarks>Thread-safe. A caller that gives up does not end the fetch of the others.</remarks>
internal sealed class SharedFetch<T>(Func<T?, Task<T>> fetch, TimeSpan retryAfter, TimeProvider time)
    where T : class
{
    private readonly Lock _lock = new();
    private Task<T>? _running;
    private T? _last;
    private long _lastAt;
    private CameraFault? _fault;
    private long _faultAt;

    /// <exception cref="CameraException">The fetch, or the one before within the retry time, failed.</exception>
    public Task<T> GetAsync(TimeSpan maxAge, CancellationToken cancellation)
    {
        Task<T> running;
        lock (_lock)
        {
            if (_running is null && _last is not null && _fault is null && time.GetElapsedTime(_lastAt) < maxAge)
            {
                return Task.FromResult(_last);
            }

            if (_running is null && _fault is { } fault && time.GetElapsedTime(_faultAt) < retryAfter)
            {
                return Task.FromException<T>(new CameraException(fault));
            }

            running = _running ??= RunAsync(_last);
        }

        return running.WaitAsync(cancellation);
    }

    private async Task<T> RunAsync(T? before)
    {
        // Off the lock of whoever asked first.
        await Task.Yield();
        try
        {
            var got = await fetch(before);
            lock (_lock)
            {
                (_last, _lastAt, _fault, _running) = (got, time.GetTimestamp(), null, null);
            }

            return got;
        }
        catch (Exception exception)
        {
            lock (_lock)
            {
                (_fault, _faultAt, _running) = ((exception as CameraException)?.Fault ?? new CameraFault(CameraFaultKind.Unreachable, exception.Message), time.GetTimestamp(), null);
            }

            throw;
        }
    }
}
