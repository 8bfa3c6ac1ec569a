namespace OpsCenter.Simulator.Running;

/// <summary>Where the simulated pushing systems get their token from: the host registers one that makes it, the command line names it.</summary>
public interface IPushLogins
{
    /// <summary>Can anything be pushed at all?</summary>
    bool Any { get; }

    /// <summary>The login of one system; waits until the server listens.</summary>
    /// <param name="clientId">Id of the system.</param>
    /// <param name="cancellation">Stops the wait.</param>
    ValueTask<PushLogin> ForAsync(string clientId, CancellationToken cancellation);
}
