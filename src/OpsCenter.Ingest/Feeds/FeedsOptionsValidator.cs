using Microsoft.Extensions.Options;

namespace OpsCenter.Ingest.Feeds;

[OptionsValidator]
internal sealed partial class FeedsOptionsValidator : IValidateOptions<FeedsOptions>;
