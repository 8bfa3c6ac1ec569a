using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.PublicWarnings;

/// <summary>Which alarms are warnings to the public, and how CAP 1.2 tells them. Immutable, already validated.</summary>
/// <param name="Sender">CAP sender: an address that is the same for ever, e.g. <c>ttdh@haiduong.gov.vn</c>.</param>
/// <param name="SenderName">Shown name of the authority.</param>
/// <param name="Exercise">Simulated data are told as an exercise; otherwise as a test, which nobody is to act upon.</param>
/// <param name="Warnings">The first that fits an alarm tells it.</param>
public sealed record PublicWarningsConfig(string Sender, LocalizedText SenderName, bool Exercise, IReadOnlyList<PublicWarningConfig> Warnings);
