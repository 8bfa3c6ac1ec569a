using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Suggestions;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Rules.Editing;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>Figures for one level from what is stored, each with its reason, and one press to take it into the draft.</summary>
public sealed partial class RuleSuggestion(RuleDesk desk, ILiveConfig<FieldCatalogue> fields, ILiveConfig<Places> places, TimeProvider time)
{
    private const int UnknownDecimals = 2;
    private int _level;
    private string _site = "";
    private string _range = "30d";
    private double _budget = 1;
    private bool _running;
    private bool _isUnavailable;
    private (int Level, string Site) _asked;
    private LevelSuggestion? _found;

    [Parameter]
    [EditorRequired]
    public required AlarmRuleConfig Rule { get; set; }

    /// <summary>A figure that shall go into the draft: path below the rule, value as the file writes it.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback<(object[] Path, string Value, RuleFieldKind Kind)> Taken { get; set; }

    private FieldInfo? Field => fields.Current.Find(Rule.Selector.Measurement!, Rule.Selector.Field!);

    private string Unit => Field?.Unit ?? "";

    private object[] LimitPath => _asked.Site.Length > 0 ? ["sites", _asked.Site, _asked.Level] : ["levels", _asked.Level, "limit"];

    protected override void OnParametersSet() => _level = Math.Min(_level, Rule.Levels.Count - 1);

    private static string Small(double value) => value.ToString("0.####", CultureInfo.CurrentCulture);

    private string SiteName(string id) => places.Current.Sites.GetValueOrDefault(id)?.Name.ToString() ?? id;

    private string Place(SeriesKey series) => series.Tag(StandardTags.Site) is { } site ? SiteName(site) : series.Tag(StandardTags.Device) ?? series.Canonical;

    private Task TakeAsync(object[] path, double value) => Taken.InvokeAsync((path, ((decimal)value).ToString(CultureInfo.InvariantCulture), RuleFieldKind.Number));

    private Task TakeDelayAsync(TimeSpan delay)
    {
        object[] path = ["levels", _asked.Level, "onDelay"];
        return Taken.InvokeAsync((path, string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(delay.TotalSeconds)}s"), RuleFieldKind.Duration));
    }

    private async Task RunAsync()
    {
        if (_running)
        {
            return;
        }

        _running = true;
        try
        {
            var now = time.GetInstant();
            var query = new SuggestionQuery(_level, _site.Length > 0 ? _site : null, now - RuleTrial.Ranges[_range], now, Math.Max(0.01, _budget), Field?.Decimals ?? UnknownDecimals);
            _found = await desk.SuggestAsync(Caller, Rule, query, Leaving);
            (_asked, _isUnavailable) = ((query.Level, _site), false);
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
        catch (StoreUnavailableException)
        {
            _isUnavailable = true;
        }
        finally
        {
            _running = false;
        }
    }
}
