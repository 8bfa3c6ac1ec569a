using OpsCenter.Core.Alarms;

namespace OpsCenter.App.OperatorConsole.Alarms;

/// <summary>The rows of the list and the one that the keyboard is on, while alarms come, move and go.</summary>
internal sealed class AlarmSelection
{
    /// <summary>More than a person can work through; the rest is named by a count, and the filters reach it.</summary>
    public const int MaxRows = 200;

    private string? _id;

    public IReadOnlyList<AlarmView> Shown { get; private set; } = [];

    /// <summary>Null only where nothing is shown: without a choice it is the first.</summary>
    public string? Id => _id ?? (Shown.Count > 0 ? Shown[0].Id : null);

    public void Choose(string id) => _id = id;

    /// <summary>The alarm itself wherever it moved; of one that is gone the alarm below it, or at the end the one above.</summary>
    public void Show(IReadOnlyList<AlarmView> shown)
    {
        var before = Shown;
        Shown = shown;
        var rows = shown.Take(MaxRows).Select(alarm => alarm.Id).ToHashSet();
        if (_id is null || rows.Contains(_id))
        {
            return;
        }

        var above = before.TakeWhile(alarm => alarm.Id != _id).ToList();
        _id = before.Skip(above.Count).Concat(Enumerable.Reverse(above)).FirstOrDefault(alarm => rows.Contains(alarm.Id))?.Id;
    }

    /// <summary>False for a key that does not move.</summary>
    public bool Move(string from, string key)
    {
        var last = Math.Min(Shown.Count, MaxRows) - 1;
        var index = Shown.TakeWhile(alarm => alarm.Id != from).Count();
        int? target = key switch
        {
            "ArrowDown" or "j" or "J" => index + 1,
            "ArrowUp" or "k" or "K" => index - 1,
            "Home" => 0,
            "End" => last,
            _ => null,
        };
        if (target is null || last < 0)
        {
            return false;
        }

        _id = Shown[Math.Clamp(target.Value, 0, last)].Id;
        return true;
    }
}
