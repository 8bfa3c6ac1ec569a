using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>Each series the rule covers: what it says now, its limits, and the level it is on by the rule in force and by the draft.</summary>
public sealed partial class RulePreviewTable(RuleDesk desk, ILiveConfig<Places> places, TimeProvider time)
{
    private const int Listed = 60;

    /// <summary>Each look judges a day of readings: often enough for a person who compares.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private IReadOnlyList<PreviewRow> _rows = [];
    private AlarmRuleConfig? _shown;
    private Instant? _at;
    private bool _isUnavailable;
    private bool _looking;

    [Parameter]
    [EditorRequired]
    public required AlarmRuleConfig? InForce { get; set; }

    [Parameter]
    [EditorRequired]
    public required AlarmRuleConfig? Draft { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        // The page renders at each beat of the console; the readings are asked for when the draft moved or a while has gone by.
        var now = time.GetInstant();
        if (_looking || (ReferenceEquals(_shown, Draft) && _at is { } at && now - at < Every))
        {
            return;
        }

        (_looking, _shown, _at) = (true, Draft, now);
        try
        {
            _rows = await desk.PreviewAsync(Caller, InForce, Draft, Leaving);
            _isUnavailable = false;
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
            _looking = false;
        }
    }

    private TimeSpan Age(PreviewRow row) => Now.At - row.Latest.Time is { Ticks: > 0 } age && Now.At != default ? age : TimeSpan.Zero;

    private string Level(AlarmRuleConfig? rule, int level) => level == 0 || rule is null || level > rule.Levels.Count ? T["RulePreview.Normal"] : rule.Levels[level - 1].Name.ToString();

    private string Place(SeriesKey series) => series.Tag(StandardTags.Site) is { } site
        ? places.Current.Sites.GetValueOrDefault(site)?.Name.ToString() ?? site
        : series.Tag(StandardTags.Device) ?? series.Canonical;
}
