namespace OpsCenter.Ingest.Mapping;

/// <summary>A source that takes a certain topic, with what the topic tells and the series found for it.</summary>
internal sealed class TopicRoute(CompiledSource source, string?[] variables, MappingContext context)
{
    public CompiledSource Source => source;

    public string?[] Variables => variables;

    public MappingContext Context => context;

    /// <summary>Per block, filled on first use; two threads may find the same.</summary>
    public SeriesGroup?[] Groups { get; } = new SeriesGroup?[source.Blocks.Length];
}
