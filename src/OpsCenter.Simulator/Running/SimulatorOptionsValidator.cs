using Microsoft.Extensions.Options;

namespace OpsCenter.Simulator.Running;

/// <summary>Checks the ranges stated on <see cref="SimulatorOptions"/>.</summary>
[OptionsValidator]
public sealed partial class SimulatorOptionsValidator : IValidateOptions<SimulatorOptions>;
