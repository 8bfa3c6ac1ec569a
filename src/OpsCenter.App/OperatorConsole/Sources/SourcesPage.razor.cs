using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.App.OperatorConsole.Sources;

/// <summary>Every way in: the configured ones, silent or not, and the built-in ones once they were used.</summary>
public sealed partial class SourcesPage(ILiveConfig<IngestConfiguration> configuration)
{
    private List<SourceRow> Rows { get; set; } = [];

    protected override void OnParametersSet()
    {
        var packs = configuration.Current.Packs.ToDictionary(pack => pack.Id, pack => pack.Name.ToString());
        var configured = configuration.Current.Sources.ToDictionary(source => source.Id);
        var states = Now.Sources.ToDictionary(state => state.Status.Source);
        Rows =
        [
            .. configured.Keys.Union(states.Keys).Order(StringComparer.Ordinal).Select(id =>
            {
                var known = configured.TryGetValue(id, out var source);
                return new SourceRow(
                    id, known ? packs.GetValueOrDefault(source.Pack, source.Pack) : T["Sources.BuiltIn"], known ? source.Topic : "", states.GetValueOrDefault(id));
            }),
        ];
    }
}
