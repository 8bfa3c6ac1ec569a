namespace OpsCenter.App.Api.Open311;

/// <summary>Why a request is not answered, as GeoReport v2 says it.</summary>
/// <param name="Code">Also the status of the answer.</param>
/// <param name="Description">For a person, in that person's language.</param>
internal sealed record Open311Failure(int Code, string Description);
