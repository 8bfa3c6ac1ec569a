using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.Ingest.Trial;

/// <summary>Reads rules that are not in force, as the reload would read them: the same validator, the fields and sites in force. Thread-safe.</summary>
public sealed class AlarmDrafts(ILiveConfig<FieldCatalogue> fields, ILiveConfig<Places> places)
{
    /// <summary>Name that errors give the text.</summary>
    private const string Shown = "draft";

    /// <summary>Either rules and no error, or all errors and no rule.</summary>
    /// <param name="yaml">Content of an <c>alarms.yaml</c>.</param>
    /// <param name="pack">Id of the pack whose rules they are.</param>
    public (IReadOnlyList<AlarmRuleConfig> Rules, IReadOnlyList<ConfigError> Errors) Read(string yaml, string pack)
    {
        var errors = new ConfigErrorList();
        var reader = new AlarmsReader(new FieldsReader(fields.Current), places.Current.Sites.Keys);
        if (YamlDocumentLoader.Parse(yaml, Shown, errors) is { } root)
        {
            reader.Read(root, pack);
        }

        return errors.Count == 0 ? (reader.Build(), []) : ([], errors.Sorted());
    }
}
