namespace OpsCenter.Ingest.Feeds;

/// <summary>One running way in.</summary>
internal interface IFeed
{
    /// <summary>Runs until stopped. What it throws otherwise ends only this run: it is started again.</summary>
    Task RunAsync(CancellationToken stopping);
}
