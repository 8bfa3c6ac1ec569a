namespace OpsCenter.Core.Dashboards;

/// <summary>How often the tone of a severity sounds; in lower case in files.</summary>
public enum SoundMode
{
    Off,

    /// <summary>When an alarm is raised.</summary>
    Once,

    /// <summary>When it is raised and again until it is acknowledged or over.</summary>
    Repeat,
}
