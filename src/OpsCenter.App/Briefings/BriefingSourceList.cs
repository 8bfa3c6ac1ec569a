using OpsCenter.Core.Briefings;
using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.App.Briefings;

/// <summary>Configured mappings with what the intake counted; built-in ways are nobody's promise and left out.</summary>
internal sealed class BriefingSourceList(ILiveConfig<IngestConfiguration> configuration, IngestStatistics statistics) : IBriefingSources
{
    public IReadOnlyList<BriefingSource> Current
    {
        get
        {
            var current = configuration.Current;
            var packs = current.Packs.ToDictionary(pack => pack.Id, pack => pack.Name);
            var states = statistics.Snapshot().ToDictionary(state => state.Source);
            return
            [
                .. current.Sources.Select(source => new BriefingSource(
                    source.Id, packs.GetValueOrDefault(source.Pack) ?? LocalizedText.Same(source.Pack), states.GetValueOrDefault(source.Id)?.LastMessage)),
            ];
        }
    }
}
