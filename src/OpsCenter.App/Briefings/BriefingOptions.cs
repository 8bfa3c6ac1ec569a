namespace OpsCenter.App.Briefings;

/// <summary>Section <c>Briefing</c>.</summary>
public sealed class BriefingOptions
{
    public const string SectionName = "Briefing";

    /// <summary>Chromium that prints briefings.</summary>
    /// <value>Absolute path or a name on PATH; empty: the first of chromium-headless-shell, chromium, chromium-browser, google-chrome that is there.</value>
    public string Chromium { get; set; } = "";

    /// <summary>Whether Chromium keeps its sandbox. The paper forbids scripts and fetches nothing either way.</summary>
    /// <value>Default: yes, save where the server runs as root, under which Chromium refuses it. Containers without user namespaces need <c>false</c>.</value>
    public bool? Sandbox { get; set; }

    /// <summary>How long printing may take before it is ended.</summary>
    /// <value>Default 45 s; 5 s to 5 min.</value>
    public TimeSpan PrintTimeout { get; set; } = TimeSpan.FromSeconds(45);
}
