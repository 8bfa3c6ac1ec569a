namespace OpsCenter.App.Screens.Displays;

/// <param name="Total">Alarms that came; at least so many where <paramref name="More"/>.</param>
/// <param name="More">The gap reaches further back than the server looks.</param>
/// <param name="Alarms">Worst first, those that are over before those still to be seen elsewhere.</param>
public sealed record MissedAlarmsAnswer(int Total, bool More, IReadOnlyList<MissedAlarm> Alarms)
{
    public static MissedAlarmsAnswer None { get; } = new(0, false, []);
}
