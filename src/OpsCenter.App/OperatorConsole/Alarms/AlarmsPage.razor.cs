using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Alarms;

/// <summary>The open alarms, by severity; everything an operator does with them, by mouse or keyboard.</summary>
public sealed partial class AlarmsPage(AlarmService alarms, ILiveConfig<Places> places, IOptions<AlarmOptions> options)
{
    /// <summary>More than a person can work through; the rest is named by a count, and the filters reach it.</summary>
    private const int MaxRows = 200;
    private static readonly Severity[] Severities = [Severity.Critical, Severity.High, Severity.Medium, Severity.Low];

    private readonly HashSet<string> _ticked = [];
    private readonly Dictionary<string, AlarmRow> _rows = [];
    private AlarmFilter _filter = AlarmFilter.None;
    private AlarmDetail? _detail;
    private string? _selected;
    private string? _chosen;
    private string? _bulkComment;
    private bool _focusRow;
    private bool _busy;

    private IReadOnlyList<AlarmView> Shown { get; set; } = [];

    private bool MayOperate => Caller.Can(Permission.OperateAlarms);

    private int MaxComment => options.Value.MaxCommentLength;

    private IEnumerable<string> Packs => Now.Board.Alarms.Select(alarm => alarm.Pack).OfType<string>().Distinct().Order();

    private AlarmRow Row
    {
        set => _rows[value.Alarm.Id] = value;
    }

    protected override void OnParametersSet() => Filter(_filter);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var focus = _focusRow;
        _focusRow = false;
        if (focus && _selected is not null && _rows.TryGetValue(_selected, out var row))
        {
            await row.FocusAsync();
        }
    }

    private void Filter(AlarmFilter filter)
    {
        var before = Shown;
        _filter = filter;
        Shown = filter.Apply(Now.Board, places.Current);
        _ticked.IntersectWith(Now.Board.Alarms.Where(alarm => !alarm.Acknowledged).Select(alarm => alarm.Id));
        foreach (var gone in _rows.Keys.Except(Shown.Select(alarm => alarm.Id)).ToArray())
        {
            _rows.Remove(gone);
        }

        _selected = StillShown(_selected, before);
    }

    /// <summary>The alarm itself wherever it moved; of one that is gone the alarm below it, or at the end the one above.</summary>
    private string? StillShown(string? selected, IReadOnlyList<AlarmView> before)
    {
        var rows = Shown.Take(MaxRows).Select(alarm => alarm.Id).ToHashSet();
        if (selected is null || rows.Contains(selected))
        {
            return selected;
        }

        var above = before.TakeWhile(alarm => alarm.Id != selected).ToList();
        return before.Skip(above.Count).Concat(Enumerable.Reverse(above)).FirstOrDefault(alarm => rows.Contains(alarm.Id))?.Id;
    }

    private void Toggle(Severity severity) => Filter(_filter with { Worst = _filter.Worst == severity ? null : severity });

    private void ToggleUnacknowledged() => Filter(_filter with { UnacknowledgedOnly = !_filter.UnacknowledgedOnly });

    private void ChoosePack(string? pack) => Filter(_filter with { Pack = string.IsNullOrEmpty(pack) ? null : pack });

    private void Seek(string? sought) => Filter(_filter with { Sought = sought });

    private void Open(string id) => (_selected, _chosen) = (id, id);

    private void Close() => (_chosen, _focusRow) = (null, true);

    private void Tick(string id)
    {
        if (!_ticked.Remove(id))
        {
            _ticked.Add(id);
        }
    }

    /// <summary>Acts on the alarm whose row had the key, not on a place in the list: rows move while the key is on its way.</summary>
    private async Task KeyAsync(AlarmView alarm, KeyboardEventArgs key)
    {
        if (Shown.Count == 0 || key.CtrlKey || key.AltKey || key.MetaKey)
        {
            return;
        }

        switch (key.Key)
        {
            case "ArrowDown" or "ArrowUp" or "Home" or "End":
                // A second arrow may be here before the focus has followed the first.
                Move(_selected ?? alarm.Id, key.Key);
                break;
            case "Enter":
                Open(alarm.Id);
                break;
            case " " when MayOperate && !alarm.Acknowledged:
                Tick(alarm.Id);
                break;
            case "a" or "A":
                await AcknowledgeAsync((alarm.Id, null));
                break;
            case "Escape" when _chosen is not null:
                Close();
                break;
        }
    }

    private void Move(string from, string key)
    {
        var last = Math.Min(Shown.Count, MaxRows) - 1;
        var index = Shown.TakeWhile(alarm => alarm.Id != from).Count();
        index = key switch
        {
            "ArrowDown" => index + 1,
            "ArrowUp" => index - 1,
            "Home" => 0,
            _ => last,
        };
        _selected = Shown[Math.Clamp(index, 0, last)].Id;
        _chosen = _chosen is null ? null : _selected;
        _focusRow = true;
    }

    private async Task AcknowledgeAsync((string Id, string? Comment) wish)
    {
        var outcome = await alarms.AcknowledgeAsync(Caller, wish.Id, wish.Comment, Leaving);
        await TellAsync(outcome is AlarmActionOutcome.Done, T[$"AlarmOutcome.{outcome}", 1]);
        // A reference stays behind when what it names is closed.
        if (_chosen is not null && _detail is not null)
        {
            await _detail.LoadAsync();
        }
    }

    private async Task AcknowledgeTickedAsync()
    {
        _busy = true;
        try
        {
            var outcomes = await alarms.AcknowledgeAllAsync(Caller, _ticked, _bulkComment, Leaving);
            foreach (var group in outcomes.Values.GroupBy(outcome => outcome))
            {
                await TellAsync(group.Key is AlarmActionOutcome.Done, T[$"AlarmOutcome.{group.Key}", group.Count()]);
            }

            _ticked.Clear();
            _bulkComment = null;
        }
        finally
        {
            _busy = false;
        }
    }
}
