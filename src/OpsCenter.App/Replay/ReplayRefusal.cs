namespace OpsCenter.App.Replay;

/// <summary>Why a replay was not opened; the text begins with a word that screens translate.</summary>
internal static class ReplayRefusal
{
    public const string Permission = "replay-permission: you may not read here.";
    public const string Full = "replay-full: the server shows as many replays as it may; close another or wait.";
    public const string Yours = "replay-yours: you have as many replays open as you may; close one of them.";
    public const string Dashboard = "replay-dashboard: there is no such dashboard, or it has no such variable.";
    public const string Scenario = "replay-scenario: there is no such scenario.";
}
