/*
 * The shapes of the demo consortium's content. Records name each other by what a person would call them
 * (an organisation by its name, a person by their mail address, a service by its name); ids come with loading.
 */

export type OrganisationKind = 'MEMBER' | 'PROVIDER' | 'BOTH';
export type LegalForm =
  | 'CIO'
  | 'CHARITABLE_COMPANY'
  | 'UNINCORPORATED_ASSOCIATION'
  | 'CHARITABLE_TRUST'
  | 'COMMUNITY_INTEREST_COMPANY'
  | 'OTHER';
export type Role =
  | 'MANAGER'
  | 'STAFF'
  | 'TRUSTEE'
  | 'VOLUNTEER'
  | 'TRAINER'
  | 'ADVISER'
  | 'PAYROLL_OFFICER'
  | 'COORDINATOR';
export type Channel = 'PHONE' | 'VIDEO' | 'VISIT';
export type CategoryName =
  | 'HR and employment'
  | 'Payroll'
  | 'Health and safety'
  | 'Governance and funding'
  | 'ICT';
export type DistrictName =
  | 'Ashfield'
  | 'Bassetlaw'
  | 'Broxtowe'
  | 'Gedling'
  | 'Mansfield'
  | 'Newark and Sherwood'
  | 'Rushcliffe'
  | 'Nottingham';

export interface DistrictContent {
  /** GSS code of the Office for National Statistics. */
  readonly code: string;
  readonly name: DistrictName;
  readonly kind: 'DISTRICT' | 'UNITARY_AUTHORITY';
  readonly county: string | null;
}

export interface OrganisationContent {
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: OrganisationKind;
  readonly legalForm: LegalForm | null;
  /** Always null: an invented number could belong to somebody. */
  readonly charityNumber: null;
  readonly companyNumber: null;
  readonly districtCode: string;
  /** Whole pounds a year. */
  readonly annualIncome: number | null;
  /** Employees, counted as heads. */
  readonly headcount: number | null;
  readonly volunteers: number | null;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
  readonly contactPhone: string | null;
  /** Named in the report of 2007, and shown with that remark: without people, numbers or bookings. */
  readonly illustrative: boolean;
}

export interface MembershipContent {
  /** Name of the organisation; null is the consortium itself. */
  readonly organisation: string | null;
  readonly role: Role;
  /** Whether the manager lets this person book support; managers may anyway. */
  readonly mayBook: boolean;
}

export interface PersonContent {
  readonly name: string;
  /** Unique; `@demo.test` for those who can sign in to the demo. */
  readonly email: string;
  readonly phone: string | null;
  /** The first is the oldest, and so the one that the person acts for at sign-in. */
  readonly memberships: readonly MembershipContent[];
}

export interface CategoryContent {
  readonly name: CategoryName;
  /** As in “HR appointment”, which is all that others see of a booking. */
  readonly shortName: string;
  readonly description: string;
}

/** Who may book; a rule that is left out lets everybody through. */
export interface EligibilityContent {
  readonly maxIncome?: number;
  readonly minHeadcount?: number;
  readonly maxHeadcount?: number;
  readonly districts?: readonly string[];
  readonly kinds?: readonly OrganisationKind[];
}

export interface ServiceContent {
  readonly name: string;
  readonly category: CategoryName;
  readonly description: string;
  /** Name of the organisation that gives it. */
  readonly provider: string;
  readonly eligibility: EligibilityContent;
  /** Minutes, the usual length first. */
  readonly durations: readonly number[];
  readonly stepMinutes: number;
  readonly leadTimeHours: number;
  readonly horizonDays: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly noticeHours: number;
  readonly lateCountsAsUsed: boolean;
  readonly needsApproval: boolean;
  readonly channels: readonly Channel[];
  readonly priceNote: string | null;
  /** Mail addresses of those who give it. */
  readonly advisers: readonly string[];
}

export interface WeeklyHoursContent {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** Local time, `HH:MM`. */
  readonly from: string;
  readonly to: string;
}

export interface AdviserHoursContent {
  /** Mail address. */
  readonly adviser: string;
  readonly hours: readonly WeeklyHoursContent[];
}

export interface ExceptionContent {
  /** Mail address. */
  readonly adviser: string;
  readonly kind: 'LEAVE' | 'EXTRA_HOURS';
  /** Days from today, both included. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Local times, `HH:MM`; null for whole days (leave only). */
  readonly fromTime: string | null;
  readonly toTime: string | null;
}

/** What a booking is about: the line in the list, and what the adviser reads beforehand. */
export interface TopicContent {
  readonly subject: string;
  readonly details: string;
}
