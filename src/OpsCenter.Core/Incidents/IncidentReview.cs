using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents;

/// <summary>What was learned after it was over.</summary>
/// <param name="WhatHappened">In the words of whoever reviews.</param>
/// <param name="Cause">Why.</param>
/// <param name="Change">What is done differently from now on.</param>
/// <param name="Rating">Of the response: 1 (poor) to 5 (very good).</param>
/// <param name="Who">Reviewer.</param>
/// <param name="At">When.</param>
public sealed record IncidentReview(string WhatHappened, string Cause, string Change, int Rating, string Who, Instant At);
