//! Checked changes of a function's versions and aliases.

use super::subnets::some;
use super::*;
use std::rc::Rc;

fn checked_alias(name: &str) -> Result<Rc<str>, NetworkError> {
    let name = name.trim();
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    match name.chars().count() {
        0 => Err(NetworkError::NameEmpty),
        long if long > limits::ALIAS_MAX => Err(NetworkError::NameTooLong(long)),
        _ if !name.chars().all(plain) || name.bytes().all(|b| b.is_ascii_digit()) => Err(NetworkError::AliasName(name.into())),
        _ => Ok(name.into()),
    }
}

impl Function {
    /// The place of a version among the function's.
    pub fn version_at(&self, label: &VersionLabel) -> Option<usize> {
        self.versions.iter().position(|version| version.label == *label)
    }

    /// The version of this label.
    pub fn version(&self, label: &VersionLabel) -> Option<&Version> {
        self.versions.iter().find(|version| version.label == *label)
    }
}

impl Topology {
    fn change_version(
        &mut self,
        key: FunctionKey,
        label: &VersionLabel,
        change: impl FnOnce(&mut Version),
    ) -> Result<(), NetworkError> {
        let at = self.function(key).and_then(|function| function.version_at(label)).ok_or(NetworkError::Gone)?;
        self.change(key, |function| {
            let mut versions = function.versions.to_vec();
            if let Some(version) = versions.get_mut(at) {
                change(version);
            }
            function.versions = versions.into();
        })
    }

    /// A version that may speak IPv6 lives in dual-stack subnets only.
    fn check_ipv6(&self, function: &Function, subnets: &[SubnetKey]) -> Result<(), NetworkError> {
        let plain = |subnet: &&SubnetKey| self.subnet(**subnet).is_some_and(|subnet| !subnet.dual_stack);
        match subnets.iter().find(plain).and_then(|subnet| self.subnet(*subnet)) {
            Some(subnet) => Err(NetworkError::NotDualStack { function: Rc::clone(&function.name), subnet: subnet.label() }),
            None => Ok(()),
        }
    }

    /// Attaches a version, or detaches it with `None`. One that may speak IPv6 loses that with its VPC.
    ///
    /// # Errors
    /// As [`Topology::attachment`]; it may speak IPv6 and a subnet cannot; it is gone.
    pub fn attach_version(
        &mut self,
        key: FunctionKey,
        label: &VersionLabel,
        to: Option<(&[SubnetKey], SetKey)>,
    ) -> Result<(), NetworkError> {
        let attachment = to.map(|(subnets, set)| self.attachment(subnets, set)).transpose()?;
        let function = self.function(key).ok_or(NetworkError::Gone)?;
        let version = function.version(label).ok_or(NetworkError::Gone)?;
        if let Some(attachment) = attachment.as_ref().filter(|_| version.dual_stack) {
            self.check_ipv6(function, &attachment.subnets)?;
        }
        self.change_version(key, label, |version| {
            version.dual_stack &= attachment.is_some();
            version.attachment = attachment;
        })
    }

    /// Lets a version speak IPv6 to the outside (`Ipv6AllowedForDualStack`), or not.
    ///
    /// # Errors
    /// It is not attached, or a subnet of it has IPv4 only; it is gone.
    pub fn set_dual_stack(&mut self, key: FunctionKey, label: &VersionLabel, dual_stack: bool) -> Result<(), NetworkError> {
        if dual_stack {
            let function = self.function(key).ok_or(NetworkError::Gone)?;
            let version = function.version(label).ok_or(NetworkError::Gone)?;
            let attachment = version.attachment.as_ref().ok_or_else(|| NetworkError::NotAttached(Rc::clone(&function.name)))?;
            self.check_ipv6(function, &attachment.subnets)?;
        }
        self.change_version(key, label, |version| version.dual_stack = dual_stack)
    }

    /// Sets the memory of a version.
    ///
    /// # Errors
    /// Outside 128 to 10,240 MB; it is gone.
    pub fn set_version_memory(&mut self, key: FunctionKey, label: &VersionLabel, memory_mb: u64) -> Result<(), NetworkError> {
        if !limits::MEMORY_MB.contains(&memory_mb) {
            return Err(NetworkError::Memory(memory_mb));
        }
        self.change_version(key, label, |version| version.memory_mb = memory_mb)
    }

    /// Publishes a version: `$LATEST`'s configuration under the next free number, created last.
    ///
    /// # Errors
    /// The function, or its `$LATEST`, is gone.
    pub fn publish_version(&mut self, key: FunctionKey) -> Result<VersionLabel, NetworkError> {
        let function = self.function(key).ok_or(NetworkError::Gone)?;
        let latest = function.version(&VersionLabel::Latest).cloned().ok_or(NetworkError::Gone)?;
        let number = |version: &Version| match &version.label {
            VersionLabel::Latest => None,
            VersionLabel::Published(number) => number.parse::<u64>().ok(),
        };
        let next = function.versions.iter().filter_map(number).max().unwrap_or(0).saturating_add(1);
        let label = VersionLabel::Published(next.to_string().into());
        let order = self.next_order();
        let new = Version { label: label.clone(), order, ..latest };
        self.change(key, |function| {
            let mut versions = function.versions.to_vec();
            versions.push(new);
            function.versions = versions.into();
        })?;
        Ok(label)
    }

    /// Deletes a published version. When it carried the concurrency, `$LATEST` does from now on.
    ///
    /// # Errors
    /// `$LATEST`, or a version to which an alias points; it is gone.
    pub fn delete_version(&mut self, key: FunctionKey, label: &VersionLabel) -> Result<(), NetworkError> {
        let function = self.function(key).ok_or(NetworkError::Gone)?;
        let at = function.version_at(label).ok_or(NetworkError::Gone)?;
        if *label == VersionLabel::Latest || function.versions.len() == 1 {
            return Err(NetworkError::LatestStays);
        }
        let aliases: Vec<&str> =
            function.aliases.iter().filter(|alias| alias.version == *label).map(|alias| &*alias.name).collect();
        if !aliases.is_empty() {
            return Err(NetworkError::VersionHasAlias { version: label.as_str().into(), aliases: some(&aliases).into() });
        }
        self.change(key, |function| {
            let carrier = function.carrier().map(|version| version.label.clone()).filter(|carrier| carrier != label);
            let mut versions = function.versions.to_vec();
            versions.remove(at);
            function.versions = versions.into();
            let heir = carrier.unwrap_or(VersionLabel::Latest);
            function.carrier = function.version_at(&heir).unwrap_or(0);
        })
    }

    /// Chooses the version that carries the function's concurrency.
    ///
    /// # Errors
    /// It is gone.
    pub fn set_carrier(&mut self, key: FunctionKey, label: &VersionLabel) -> Result<(), NetworkError> {
        let at = self.function(key).and_then(|function| function.version_at(label)).ok_or(NetworkError::Gone)?;
        self.change(key, |function| function.carrier = at)
    }

    /// Adds an alias.
    ///
    /// # Errors
    /// The name is none of an alias, or taken; the version is gone.
    pub fn add_alias(&mut self, key: FunctionKey, name: &str, version: &VersionLabel) -> Result<(), NetworkError> {
        let name = checked_alias(name)?;
        let function = self.function(key).ok_or(NetworkError::Gone)?;
        if function.aliases.iter().any(|alias| alias.name == name) {
            return Err(NetworkError::NameTaken(name));
        }
        function.version_at(version).ok_or(NetworkError::Gone)?;
        self.change(key, |function| {
            let new = Alias { name, version: version.clone() };
            function.aliases = function.aliases.iter().cloned().chain([new]).collect();
        })
    }

    /// Takes an alias away.
    ///
    /// # Errors
    /// It is gone.
    pub fn remove_alias(&mut self, key: FunctionKey, name: &str) -> Result<(), NetworkError> {
        let function = self.function(key).ok_or(NetworkError::Gone)?;
        function.aliases.iter().find(|alias| &*alias.name == name).ok_or(NetworkError::Gone)?;
        self.change(key, |function| {
            function.aliases = function.aliases.iter().filter(|alias| &*alias.name != name).cloned().collect();
        })
    }

    /// Points an alias to another version.
    ///
    /// # Errors
    /// The alias or the version is gone.
    pub fn point_alias(&mut self, key: FunctionKey, name: &str, version: &VersionLabel) -> Result<(), NetworkError> {
        let function = self.function(key).ok_or(NetworkError::Gone)?;
        function.version_at(version).ok_or(NetworkError::Gone)?;
        let at = function.aliases.iter().position(|alias| &*alias.name == name).ok_or(NetworkError::Gone)?;
        self.change(key, |function| {
            let mut aliases = function.aliases.to_vec();
            if let Some(alias) = aliases.get_mut(at) {
                alias.version = version.clone();
            }
            function.aliases = aliases.into();
        })
    }
}
