using System.Text;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;
using OpsCenter.Ingest.Decoding;
using OpsCenter.Ingest.LineProtocol;
using OpsCenter.Ingest.Mapping;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Series;

namespace OpsCenter.Ingest.Trial;

/// <summary>Shows what a message becomes by the mapping in force or by a draft. Nothing is stored, and no device's memory is touched. Thread-safe.</summary>
public sealed class MappingTrial(LiveIngestConfig live, ConfigFolderPath folder, TimeProvider time)
{
    /// <summary>Longest draft, characters.</summary>
    public const int MaxDraft = 128 * 1024;

    private const int MaxSeries = 10_000;

    /// <summary>Packs a draft may be for.</summary>
    public IReadOnlyList<string> Packs => [.. live.Current.Packs.Select(pack => pack.Id)];

    /// <summary>The pack's <c>sources.yaml</c> as it lies on disk; empty where there is none.</summary>
    /// <exception cref="ArgumentException">No such pack.</exception>
    public string SourcesOf(string pack)
    {
        var file = SourcesFile(folder.Path, pack);
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }

    /// <summary>Mistakes of the draft, as the reload would find them; empty where it could be put into force.</summary>
    public IReadOnlyList<ConfigError> Check(TrialDraft draft) => Load(draft).Errors;

    public TrialOutcome Run(TrialInput input)
    {
        if (input.Draft is not { } draft)
        {
            return Decode(live.Current, input);
        }

        var (configuration, errors) = Load(draft);
        return configuration is null
            ? new TrialOutcome(errors, "", [], [], [], FieldCatalogue.Empty)
            : Decode(configuration, input);
    }

    /// <summary>Keeps a draft beside the configuration, where nothing reads it; answers the file.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public string Keep(TrialDraft draft)
    {
        Known(draft);
        var name = $"drafts/{draft.Pack}.sources.yaml";
        var file = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        AtomicFile.Write(file, Encoding.UTF8.GetBytes(draft.Sources));
        return $"{Path.GetFileName(folder.Path)}/{name}";
    }

    private TrialOutcome Decode(IngestConfiguration configuration, TrialInput input)
    {
        var still = new StillConfiguration<IngestConfiguration>(configuration);
        var interner = new SeriesInterner(MaxSeries);
        var lines = new LineProtocolDecoder(new LineSeriesSource(new StillConfiguration<FieldCatalogue>(configuration.Fields), interner), "line");
        var decoder = new TopicDecoder(still, interner, new DeviceMemory(), lines);
        var into = new DecodedMessage();
        decoder.Decode(new IngestMessage(input.Topic, input.Payload, input.Device, time.GetInstant()), into);
        return new TrialOutcome([], into.Source, into.Readings, into.Events, [.. into.Rejected.Select(part => part.Reason)], configuration.Fields);
    }

    /// <summary>The whole configuration as it would be with the draft in it, so that the draft is judged as the reload would judge it.</summary>
    private (IngestConfiguration? Configuration, IReadOnlyList<ConfigError> Errors) Load(TrialDraft draft)
    {
        Known(draft);
        return ConfigScratch.Load(folder.Path, Path.GetRelativePath(folder.Path, SourcesFile(draft.Pack)), draft.Sources);
    }

    private void Known(TrialDraft draft)
    {
        SourcesFile(folder.Path, draft.Pack);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draft.Sources.Length, MaxDraft, nameof(draft));
    }

    /// <summary>Only packs of the configuration in force have one: a name is no way to other files.</summary>
    private string SourcesFile(string root, string pack) => Packs.Contains(pack)
        ? Path.Combine(root, "packs", pack, "sources.yaml")
        : throw new ArgumentException($"there is no pack '{pack}'", nameof(pack));

    internal string SourcesFile(string pack) => SourcesFile(folder.Path, pack);

    /// <summary>A configuration that never changes.</summary>
    private sealed class StillConfiguration<T>(T current) : ILiveConfig<T>
        where T : class
    {
        public event Action? Changed
        {
            add { }
            remove { }
        }

        public T Current => current;
    }
}
