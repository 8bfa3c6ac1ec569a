using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Assets;
using OpsCenter.Core.Alarms.Limits;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Cameras;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Units;
using OpsCenter.Ingest.Citizens;
using OpsCenter.Ingest.Feeds;
using OpsCenter.Ingest.Mapping;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Everything of the configuration folder, validated and compiled. Immutable; replaced whole.</summary>
public sealed class IngestConfiguration
{
    internal IngestConfiguration(
        IReadOnlyList<Pack> packs, Places places, FieldCatalogue fields, IReadOnlyList<AlarmRuleConfig> alarmRules, LimitsReader limits, CompiledMapping mapping,
        CameraConfigs cameras, IReadOnlyList<FeedConfig> feeds, CitizenServices citizenServices)
    {
        Packs = packs;
        Places = places;
        Fields = fields;
        AlarmRules = alarmRules;
        Limits = limits;
        Mapping = mapping;
        Cameras = cameras;
        Feeds = feeds;
        CitizenServices = citizenServices;
    }

    /// <summary>In order of id.</summary>
    public IReadOnlyList<Pack> Packs { get; }

    public Places Places { get; }

    public FieldCatalogue Fields { get; }

    public IReadOnlyList<AlarmRuleConfig> AlarmRules { get; }

    /// <summary>Where the pictures of cameras come from.</summary>
    public CameraConfigs Cameras { get; }

    /// <summary>What the server fetches itself.</summary>
    public IReadOnlyList<FeedConfig> Feeds { get; }

    /// <summary>What citizens may report.</summary>
    public CitizenServices CitizenServices { get; }

    /// <summary>Working days and holidays.</summary>
    public WorkCalendar Calendar { get; internal init; } = WorkCalendar.Plain;

    /// <summary>Who works on incidents.</summary>
    public UnitTree Units { get; internal init; } = UnitTree.Empty;

    /// <summary>Figures that people enter.</summary>
    public SheetCatalogue Sheets { get; internal init; } = SheetCatalogue.Empty;

    /// <summary>Who is told of what.</summary>
    public NotificationsConfig Notifications { get; internal init; } = NotificationsConfig.Empty;

    /// <summary>What depends on what.</summary>
    public AssetGraph Assets { get; internal init; } = AssetGraph.Empty;

    /// <summary>What is computed of it.</summary>
    public KpiSet Kpis { get; internal init; } = KpiSet.Empty;

    /// <summary>Limits with names.</summary>
    public LimitBook NamedLimits { get; internal init; } = LimitBook.Empty;

    /// <summary>Ids and topics of the sources, for pages.</summary>
    public IEnumerable<(string Id, string Pack, string Topic)> Sources =>
        Mapping.Sources.Select(source => (source.Id, source.Pack, source.Topic.Text));

    /// <summary>Sources of a pack that make readings of a measurement: where such a series can come from.</summary>
    public IEnumerable<(string Id, string Topic)> SourcesOf(string pack, string measurement) => Mapping.Sources
        .Where(source => source.Pack == pack && source.Blocks.OfType<ReadingBlock>().Any(block => block.Measurement == measurement))
        .Select(source => (source.Id, source.Topic.Text));

    /// <summary>Limits with names, for drafts of rules.</summary>
    internal LimitsReader Limits { get; }

    internal CompiledMapping Mapping { get; }
}
