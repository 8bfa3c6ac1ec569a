using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;

namespace OpsCenter.App.OperatorConsole.Alarms;

/// <summary>The open alarms, by severity; everything an operator does with them, by mouse or keyboard. What is held stands apart.</summary>
public sealed partial class AlarmsPage(AlarmService alarms, ILiveConfig<Places> places, IOptions<AlarmOptions> options, NavigationManager navigation)
{
    private const string Path = "/console/alarms";
    private const string AlarmKey = "alarm";

    private readonly HashSet<string> _ticked = [];
    private readonly Dictionary<string, AlarmRow> _rows = [];
    private readonly AlarmSelection _selection = new();
    private AlarmFilter _filter = AlarmFilter.None;
    private AlarmDetail? _detail;
    private string? _address;
    private string? _chosen;
    private string? _moving;
    private string? _bulkComment;
    private bool _shelving;
    private bool _help;
    private bool _focusRow;
    private bool _busy;

    private IReadOnlyList<AlarmView> Shown => _selection.Shown;

    private IReadOnlyList<AlarmView> Open { get; set; } = [];

    private IReadOnlyList<AlarmView> Held { get; set; } = [];

    private IReadOnlyList<string> Tickable => [.. Shown.Take(AlarmSelection.MaxRows).Where(alarm => !alarm.Acknowledged && !_ticked.Contains(alarm.Id)).Select(alarm => alarm.Id)];

    private bool MayOperate => Caller.Can(Permission.OperateAlarms);

    private int MaxComment => options.Value.MaxCommentLength;

    private AlarmRow Row
    {
        set => _rows[value.Alarm.Id] = value;
    }

    protected override void OnParametersSet()
    {
        // Only where somebody came here by another address, not at each beat nor after our own change of it.
        if (navigation.Uri != _address)
        {
            _address = navigation.Uri;
            var query = new QueryCollection(QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query));
            _filter = AlarmFilter.Of(query);
            _chosen = string.IsNullOrEmpty(query[AlarmKey]) ? null : query[AlarmKey].ToString();
        }

        Show();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var focus = _focusRow;
        _focusRow = false;
        if (focus && _selection.Id is { } id && _rows.TryGetValue(id, out var row))
        {
            await row.FocusAsync();
        }
    }

    private void Show()
    {
        Open = [.. Now.Board.Alarms.Where(alarm => alarm.Hold is null)];
        Held = _filter.Apply(Now.Board.Alarms.Where(alarm => alarm.Hold is not null).Concat(Now.Board.Resting), places.Current);
        _selection.Show(_filter.Apply(Open, places.Current));
        _ticked.IntersectWith(Now.Board.Alarms.Where(alarm => !alarm.Acknowledged).Select(alarm => alarm.Id));
        foreach (var gone in _rows.Keys.Except(Shown.Select(alarm => alarm.Id)).ToArray())
        {
            _rows.Remove(gone);
        }
    }

    private void Filter(AlarmFilter filter)
    {
        _filter = filter;
        Show();
        Remember();
    }

    /// <summary>Filters and the alarm that is open go into the address: it can be sent, and is there again after a reload.</summary>
    private void Remember()
    {
        var pairs = _filter.Pairs.Append(new KeyValuePair<string, string?>(AlarmKey, _chosen)).Where(pair => pair.Value is not null);
        var address = QueryHelpers.AddQueryString(Path, pairs);
        _address = navigation.ToAbsoluteUri(address).AbsoluteUri;
        navigation.NavigateTo(address, replace: true);
    }

    private void Choose(string id, bool shelving = false)
    {
        _selection.Choose(id);
        (_chosen, _shelving) = (id, shelving);
        Remember();
    }

    private void Close()
    {
        (_chosen, _shelving, _focusRow) = (null, false, true);
        Remember();
    }

    private void Focused(string id)
    {
        _selection.Choose(id);
        _moving = null;
    }

    private void CloseHelp() => (_help, _focusRow) = (false, true);

    private void Tick(string id) => _ = _ticked.Remove(id) || _ticked.Add(id);

    private void TickAll() => _ticked.UnionWith(Tickable);

    /// <summary>
    /// Acts on the alarm whose row had the key, not on a place in the list: rows move while the key is on its way. Where an arrow came before it and the
    /// focus has not followed yet, the row that the arrow led to is meant.
    /// </summary>
    private async Task KeyAsync(AlarmView row, KeyboardEventArgs key)
    {
        var alarm = Shown.FirstOrDefault(shown => shown.Id == _moving) ?? row;
        if (Shown.Count == 0 || key.CtrlKey || key.AltKey || key.MetaKey)
        {
            return;
        }

        // A second arrow may be here before the focus has followed the first.
        if (_selection.Move(_selection.Id ?? alarm.Id, key.Key))
        {
            (_focusRow, _moving) = (true, _selection.Id);
            if (_chosen is not null)
            {
                Choose(_selection.Id!);
            }

            return;
        }

        switch (key.Key)
        {
            case "Enter" or "c" or "C":
                Choose(alarm.Id);
                break;
            case " " or "x" or "X" when MayOperate && !alarm.Acknowledged:
                Tick(alarm.Id);
                break;
            case "a" or "A" when _ticked.Count > 0:
                await (_busy ? Task.CompletedTask : AcknowledgeTickedAsync());
                break;
            case "a" or "A":
                await AcknowledgeAsync((alarm.Id, null));
                break;
            case "s" or "S" when MayOperate:
                Choose(alarm.Id, shelving: true);
                break;
            case "Escape" when _chosen is not null:
                Close();
                break;
        }
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

    private async Task UnshelveAsync(string id)
    {
        var outcome = await alarms.UnshelveAsync(Caller, id, null, Leaving);
        await TellAsync(outcome is AlarmActionOutcome.Done, T[outcome is AlarmActionOutcome.Done ? "Alarms.Unshelved" : $"AlarmOutcome.{outcome}", 1]);
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
