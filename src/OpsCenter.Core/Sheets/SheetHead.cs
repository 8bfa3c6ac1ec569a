using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Sheets;

/// <summary>What is known of a filed period without its figures.</summary>
/// <param name="Sheet">Sheet.</param>
/// <param name="Period">Text of the period.</param>
/// <param name="Number">Of the newest version.</param>
/// <param name="FirstAt">When it was filed for the first time: what decides whether it was in time.</param>
/// <param name="At">When the newest version was.</param>
/// <param name="By">By whom.</param>
/// <param name="Simulated">The newest version is made up.</param>
public sealed record SheetHead(string Sheet, string Period, int Number, Instant FirstAt, Instant At, string By, bool Simulated);
