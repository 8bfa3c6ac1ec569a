using Microsoft.Extensions.Options;

namespace OpsCenter.Ingest.Pipeline;

/// <summary>Refuses values outside their range at start.</summary>
[OptionsValidator]
internal sealed partial class IngestOptionsValidator : IValidateOptions<IngestOptions>;
